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
}
