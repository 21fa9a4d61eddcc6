using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A failure that a command detects by itself before anything is sent, with its own recommended action.</summary>
internal sealed class CommandException : PortSipException
{
    public CommandException(PortSipFailure failure, string message, string recommendedAction, Exception? innerException = null)
        : base(failure, message, innerException)
    {
        RecommendedAction = recommendedAction;
        IsSafeToRetry = true;
    }

    /// <summary>What the user can do about it.</summary>
    public string RecommendedAction { get; }

    /// <summary>Further lines of the message.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    // Line breaks of its own: the base class makes those of others neutral.
    /// <inheritdoc/>
    public override string Message => string.Join(Environment.NewLine, Details.Select(NeutralText.Of).Prepend(base.Message));
}
