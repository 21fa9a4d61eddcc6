using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A failure that a command finds by itself, before anything is sent, and knows the cure of.</summary>
internal sealed class CommandException : PortSipException
{
    public CommandException(PortSipFailure failure, string message, string recommendedAction, Exception? innerException = null)
        : base(failure, message, innerException)
    {
        RecommendedAction = recommendedAction;
        IsSafeToRetry = true;
    }

    /// <summary>What the reader can do about it.</summary>
    public string RecommendedAction { get; }
}
