namespace PortSip.Simulator;

/// <summary>What goes wrong with a request. Where the name doesn't say otherwise, it says whether the operation was done ("committed").</summary>
public enum SimulatorFaultKind
{
    /// <summary>Answers <see cref="SimulatorFault.StatusCode"/>. Not committed.</summary>
    Status,

    /// <summary>Commits, and then answers <see cref="SimulatorFault.StatusCode"/>, as a proxy that lost patience does.</summary>
    CommitThenStatus,

    /// <summary>Answers 401. Not committed.</summary>
    Unauthorized,

    /// <summary>Ends all access tokens first and then goes on as usual, which a bearer's request ends in 401.</summary>
    ExpireTokens,

    /// <summary>As <see cref="ExpireTokens"/>, and the refresh tokens too.</summary>
    ExpireAllTokens,

    /// <summary>Commits, sends the head of the answer and part of its body, and closes the connection.</summary>
    CommitThenLoseAnswer,

    /// <summary>Closes the connection without an answer. Not committed. <see cref="SimulatorServer"/> says what it can do.</summary>
    ResetBeforeCommit,

    /// <summary>Commits, and closes the connection without an answer. <see cref="SimulatorServer"/> says what it can do.</summary>
    ResetAfterCommit,

    /// <summary>Keeps the connection open and says nothing. Not committed.</summary>
    NeverAnswer,

    /// <summary>Commits, keeps the connection open and says nothing.</summary>
    CommitThenNeverAnswer,

    /// <summary>Commits, and answers after <see cref="SimulatorFault.Delay"/>.</summary>
    Delay,

    /// <summary>Commits, and sends the body one byte at a time, with <see cref="SimulatorFault.Delay"/> before each.</summary>
    SlowBody,

    /// <summary>Commits, and answers something that is not JSON though it says so.</summary>
    MalformedJson,

    /// <summary>Commits, and answers only the first half of the JSON, as if it were all.</summary>
    TruncatedJson,

    /// <summary>Commits, and answers a JSON array of numbers.</summary>
    WrongShape,

    /// <summary>Commits, and answers with <see cref="SimulatorFault.BodyLength"/> bytes of valid JSON.</summary>
    HugeBody,

    /// <summary>Commits, and answers JSON with bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Answers a redirect to <see cref="SimulatorFault.RedirectTo"/>. Not committed.</summary>
    Redirect,

    /// <summary>Answers 400 (or <see cref="SimulatorFault.StatusCode"/>) with <see cref="SimulatorFault.Errors"/>. Not committed.</summary>
    ErrorList,
}
