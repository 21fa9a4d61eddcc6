namespace PortSip.Client;

/// <summary>
/// Connects the two other parties of the transferor's two calls and releases the transferor (API §3, <c>attended_refer</c>).
/// Each call is identified by its session id or by the other party's number; a call through a trunk needs its session id.
/// </summary>
public sealed record AttendedTransferRequest
{
    private const int NumberLength = 256;

    /// <summary>The transferor's number.</summary>
    public required string ExtensionNumber { get; init; }

    /// <summary>The other party of the first call; optional if <see cref="Session1"/> is specified.</summary>
    public string? ReferTo1 { get; init; }

    /// <summary>The first call's session id. If it is absent or <c>0</c>, the call is matched by <see cref="ReferTo1"/>.</summary>
    public string? Session1 { get; init; }

    /// <summary>The other party of the second call; optional if <see cref="Session2"/> is specified.</summary>
    public string? ReferTo2 { get; init; }

    /// <summary>The second call's session id. If it is absent or <c>0</c>, the call is matched by <see cref="ReferTo2"/>.</summary>
    public string? Session2 { get; init; }

    /// <summary>Checks the documented rules.</summary>
    /// <exception cref="PortSipException">ValidationFailed, naming the rule.</exception>
    public void Validate()
    {
        Validation.Required(ExtensionNumber, "extension_number", NumberLength);
        ValidateCall("1", Session1, ReferTo1);
        ValidateCall("2", Session2, ReferTo2);
        if (IsSession(Session1) && Session1 == Session2)
            throw Validation.Failed("session_1 and session_2 name the same call; an attended transfer connects the other parties of two calls.");
    }

    // Both refer_to fields are always sent: the API's description requires them, and "" is allowed if a session is specified.
    internal AttendedTransferBody ToBody() => new(ExtensionNumber, ReferTo1 ?? "", Session1, ReferTo2 ?? "", Session2);

    /// <summary>The values for the texts of <see cref="CallEndpoints.AttendedTransfer"/>.</summary>
    internal (string Name, string Value)[] Named =>
        [("number", ExtensionNumber), ("first", Session1 ?? ReferTo1 ?? ""), ("second", Session2 ?? ReferTo2 ?? "")];

    private static void ValidateCall(string which, string? session, string? referTo)
    {
        Validation.Optional(referTo, $"refer_to_{which}", NumberLength, shortest: 0);
        if (session == "1")
            throw Validation.Failed($"session_{which} can't be 1: an attended transfer has no \"last call\". Specify a session id, or omit it and specify refer_to_{which}.");
        if (!IsSession(session) && string.IsNullOrEmpty(referTo))
            throw Validation.Failed($"Call {which} of an attended transfer needs session_{which} or refer_to_{which}: if session_{which} is absent or 0, refer_to_{which} can't be empty.");
        if (IsSession(session))
            Validation.Id(session);
    }

    private static bool IsSession(string? session) => session is not (null or "" or "0");
}
