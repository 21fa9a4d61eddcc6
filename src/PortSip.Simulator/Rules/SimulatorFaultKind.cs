namespace PortSip.Simulator;

/// <summary>The kinds of faults. If the name doesn't show it, the text states whether the operation was carried out ("committed").</summary>
public enum SimulatorFaultKind
{
    /// <summary>Returns <see cref="SimulatorFault.StatusCode"/>. Not committed.</summary>
    Status,

    /// <summary>Commits, and then returns <see cref="SimulatorFault.StatusCode"/>, like a proxy whose time-out elapsed.</summary>
    CommitThenStatus,

    /// <summary>Returns 401. Not committed.</summary>
    Unauthorized,

    /// <summary>Expires all access tokens first and then continues as usual, so that a request with a bearer token gets 401.</summary>
    ExpireTokens,

    /// <summary>Like <see cref="ExpireTokens"/>, and the refresh tokens too.</summary>
    ExpireAllTokens,

    /// <summary>Commits, sends the head of the response and part of its body, and closes the connection.</summary>
    CommitThenLoseAnswer,

    /// <summary>Closes the connection without a response. Not committed. See <see cref="SimulatorServer"/> for the limitations.</summary>
    ResetBeforeCommit,

    /// <summary>Commits, and closes the connection without a response. See <see cref="SimulatorServer"/> for the limitations.</summary>
    ResetAfterCommit,

    /// <summary>Keeps the connection open and sends nothing. Not committed.</summary>
    NeverAnswer,

    /// <summary>Commits, keeps the connection open and sends nothing.</summary>
    CommitThenNeverAnswer,

    /// <summary>Commits, and responds after <see cref="SimulatorFault.Delay"/>.</summary>
    Delay,

    /// <summary>Commits, and sends the body one byte at a time, with <see cref="SimulatorFault.Delay"/> before each.</summary>
    SlowBody,

    /// <summary>Commits, and returns text that isn't JSON with the content type of JSON.</summary>
    MalformedJson,

    /// <summary>Commits, and returns only the first half of the JSON, as if it were complete.</summary>
    TruncatedJson,

    /// <summary>Commits, and returns a JSON array of numbers.</summary>
    WrongShape,

    /// <summary>Commits, and returns <see cref="SimulatorFault.BodyLength"/> bytes of valid JSON.</summary>
    HugeBody,

    /// <summary>Commits, and returns JSON with bytes that aren't UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Returns a redirect to <see cref="SimulatorFault.RedirectTo"/>. Not committed.</summary>
    Redirect,

    /// <summary>Returns 400 (or <see cref="SimulatorFault.StatusCode"/>) with <see cref="SimulatorFault.Errors"/>. Not committed.</summary>
    ErrorList,
}
