namespace PortSip.Client;

/// <summary>
/// The response to an originate or a transfer was lost, and it isn't known whether it was carried out; or a call has ended, and it isn't
/// known whether it was answered. Nothing is sent again automatically.
/// </summary>
public sealed class PortSipOutcomeUnknownException : PortSipException
{
    /// <summary>Creates the exception.</summary>
    public PortSipOutcomeUnknownException(PortSipFailure failure, string message, Exception? innerException = null)
        : base(failure, message, innerException)
    {
    }

    /// <summary>The originate whose response was lost; null for other operations.</summary>
    public OriginateRequest? Request { get; init; }

    /// <summary>The calls that may be the requested one; empty if none was found or the search wasn't possible.</summary>
    public IReadOnlyList<PortSipCall> Candidates { get; init; } = [];

    /// <summary>The call that has ended with an unknown outcome; null if it isn't known whether a call exists.</summary>
    public PortSipCall? Call { get; init; }
}
