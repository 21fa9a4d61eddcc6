namespace PortSip.Client;

/// <summary>A response for which no command is waiting any more.</summary>
/// <param name="Answer">The response.</param>
/// <param name="Command">The command that it seems to belong to; null if there isn't one.</param>
internal sealed record LateAnswer(CommandAnswer Answer, PendingCommand? Command);
