namespace PortSip.Client;

/// <summary>An answer for which no command waits any more.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Command">The command that it seems to answer; null where there is none.</param>
internal sealed record LateAnswer(CommandAnswer Answer, PendingCommand? Command);
