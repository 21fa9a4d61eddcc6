namespace PortSip.Client;

/// <summary>
/// The answer to an originate or a transfer was lost, and whether it was done can't be told; or a call has ended, and nothing reports
/// whether it was answered. Nothing is sent again by itself.
/// </summary>
public sealed class PortSipOutcomeUnknownException : PortSipException
{
    /// <summary>Makes the exception.</summary>
    public PortSipOutcomeUnknownException(PortSipFailure failure, string message, Exception? innerException = null)
        : base(failure, message, innerException)
    {
    }

    /// <summary>The originate whose answer was lost; null for other operations.</summary>
    public OriginateRequest? Request { get; init; }

    /// <summary>The calls that might be the one that was asked for; empty where none was found or none could be looked for.</summary>
    public IReadOnlyList<PortSipCall> Candidates { get; init; } = [];

    /// <summary>The call that has ended with an unknown outcome; null where it isn't known whether there is one.</summary>
    public PortSipCall? Call { get; init; }
}
