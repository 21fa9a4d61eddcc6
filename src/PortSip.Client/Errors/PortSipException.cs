using System.Net;

namespace PortSip.Client;

/// <summary>
/// The one exception of the client: every failure of an operation is one of these, or of its subclasses,
/// or an <see cref="OperationCanceledException"/> where the caller cancelled. It never holds a secret.
/// </summary>
public class PortSipException : Exception
{
    /// <summary>Makes the exception. Its texts can repeat what a server said, and are made neutral (<see cref="PortSipRecord"/>).</summary>
    public PortSipException(PortSipFailure failure, string message, Exception? innerException = null)
        : base(NeutralText.Of(message), Neutral(innerException)) => Failure = failure;

    /// <summary>What went wrong; its name is the ErrorId of the cmdlets.</summary>
    public PortSipFailure Failure { get; }

    /// <summary>What was asked of the PBX, in words: "hold the call". Null where nothing was asked.</summary>
    public string? Operation { get; init => field = NeutralText.Of(value); }

    /// <summary>The HTTP status of the answer, or null where none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The code of the first entry in <see cref="Errors"/>, or null.</summary>
    public string? Code => Errors.Count > 0 ? Errors[0].Code : null;

    /// <summary>All errors the PBX named, empty where it named none.</summary>
    public IReadOnlyList<PortSipError> Errors { get; init; } = [];

    /// <summary>
    /// True where the same request can be sent again without the risk of doing something twice: it was refused,
    /// it certainly never arrived, or doing it twice is the same as doing it once.
    /// </summary>
    public bool IsSafeToRetry { get; init; }

    /// <summary>Whether the answer came from something other than the PBX, so that it proves nothing of what the PBX did.</summary>
    internal bool IsForeign { get; init; }

    /// <summary>Which of the situations behind the failure it is.</summary>
    public PortSipFailureReason Reason { get; init; }

    /// <summary>The value that the reason is about, such as the id that looks like a number; null where it needs none.</summary>
    public string? Value { get; init => field = NeutralText.Of(value); }

    // The runtime quotes what it can't read: a status line, a header. Its own line breaks are no harm.
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
