using System.Net;

namespace PortSip.Client;

/// <summary>
/// The exception of the client: every failed operation throws it or a subclass of it,
/// or an <see cref="OperationCanceledException"/> if the caller canceled. It never contains a secret.
/// </summary>
public class PortSipException : Exception
{
    /// <summary>Creates the exception. Its texts can repeat what a server sent, and are made neutral (<see cref="PortSipRecord"/>).</summary>
    public PortSipException(PortSipFailure failure, string message, Exception? innerException = null)
        : base(NeutralText.Of(message), Neutral(innerException)) => Failure = failure;

    /// <summary>What went wrong; its name is the cmdlets' ErrorId.</summary>
    public PortSipFailure Failure { get; }

    /// <summary>The requested operation in words: "hold the call". Null if nothing was requested.</summary>
    public string? Operation { get; init => field = NeutralText.Of(value); }

    /// <summary>The HTTP status of the response; null if there was none.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The code of the first entry in <see cref="Errors"/>, or null.</summary>
    public string? Code => Errors.Count > 0 ? Errors[0].Code : null;

    /// <summary>All errors that the PBX reported; empty if there are none.</summary>
    public IReadOnlyList<PortSipError> Errors { get; init; } = [];

    /// <summary>
    /// True if the same request can be sent again without the risk of doing something twice: it was rejected,
    /// it certainly never arrived, or doing it twice has the same effect as once.
    /// </summary>
    public bool IsSafeToRetry { get; init; }

    /// <summary>Whether the response came from something other than the PBX, so that it proves nothing about the PBX.</summary>
    internal bool IsForeign { get; init; }

    /// <summary>The specific situation behind the failure.</summary>
    public PortSipFailureReason Reason { get; init; }

    /// <summary>The value that the reason refers to, such as the id that looks like a number; null if there isn't one.</summary>
    public string? Value { get; init => field = NeutralText.Of(value); }

    /// <summary>After a 403, who may do it; completes "sign in as". Null if every user may, or if it isn't known.</summary>
    internal string? RequiredAccess { get; init; }

    /// <summary>The same failure in other words, or for another waiter: an exception that two threads throw shares its stack trace.</summary>
    internal virtual PortSipException Restated(string message, Exception? innerException, string? operation, bool isSafeToRetry, PortSipFailureReason reason) =>
        new(Failure, message, innerException)
        {
            Operation = operation,
            StatusCode = StatusCode,
            Errors = Errors,
            IsForeign = IsForeign,
            IsSafeToRetry = isSafeToRetry,
            Reason = reason,
            Value = Value,
            RequiredAccess = RequiredAccess,
        };

    // The runtime quotes what it can't read: a status line, a header. Its own line breaks are harmless.
    private static Exception? Neutral(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (!NeutralText.IsNeutral(e.Message.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)))
                return null;
        }
        return exception;
    }
}
