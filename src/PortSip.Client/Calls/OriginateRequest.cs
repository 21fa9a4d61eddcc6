namespace PortSip.Client;

/// <summary>The parameters of an originate (API §3, <c>POST /sessions</c>). The PBX first calls the caller, then connects the callee.</summary>
public sealed record OriginateRequest
{
    private const int NumberLength = 256;
    private const int NameLength = 1024;
    private const int TrunkLength = 64;
    private const int RewriteLength = 16;
    private const int TextLength = 128;

    /// <summary>Extension or PSTN number, 1 to 256 characters.</summary>
    public required string Caller { get; init; }

    /// <summary>Extension or PSTN number, 1 to 256 characters.</summary>
    public required string Callee { get; init; }

    /// <summary>Whether the INVITE to the caller carries an SDP offer.</summary>
    public bool SendSdp { get; init; } = true;

    /// <summary>Up to 1024 characters.</summary>
    public string? CallerDisplayName { get; init; }

    /// <summary>The trunk to route through, 1 to 64 characters; the call fails if the trunk isn't available.</summary>
    public string? Trunk { get; init; }

    /// <summary>The user part of From towards the trunk, 1 to 16 characters; usually the outbound caller id.</summary>
    public string? RewriteFrom { get; init; }

    /// <summary>The user part of P-Asserted-Identity towards the trunk, 1 to 16 characters.</summary>
    public string? RewritePai { get; init; }

    /// <summary>The user part of Remote-Party-ID towards the trunk, 1 to 16 characters.</summary>
    public string? RewriteRpi { get; init; }

    /// <summary>Stored in the CDR and sent with <c>call_start</c>, up to 128 characters. Use it to identify the call later.</summary>
    public string? UserData { get; init; }

    /// <summary>A header that asks the phone to answer automatically.</summary>
    public PortSipAdditionalHeader? AdditionalHeader { get; init; }

    /// <summary>The party that receives the header; has no effect without one.</summary>
    public PortSipHeaderDirection? HeaderDirection { get; init; }

    /// <summary>The callee's target address, up to 128 characters.</summary>
    public string? Target { get; init; }

    /// <summary>A registered device of the callee, by its instance id, up to 128 characters (22.x).</summary>
    public string? TargetInstanceId { get; init; }

    /// <summary>The extension that the device belongs to, up to 128 characters (22.x).</summary>
    public string? TargetExtensionNumber { get; init; }

    /// <summary>Checks the documented limits.</summary>
    /// <exception cref="PortSipException">ValidationFailed, naming the field and its limit.</exception>
    public void Validate()
    {
        Validation.Required(Caller, "caller", NumberLength);
        Validation.Required(Callee, "callee", NumberLength);
        Validation.Optional(CallerDisplayName, "caller_display_name", NameLength, shortest: 0);
        Validation.Optional(Trunk, "trunk", TrunkLength);
        Validation.Optional(RewriteFrom, "rewrite_from", RewriteLength);
        Validation.Optional(RewritePai, "rewrite_pai", RewriteLength);
        Validation.Optional(RewriteRpi, "rewrite_rpi", RewriteLength);
        Validation.Optional(UserData, "user_data", TextLength, shortest: 0);
        Validation.Optional(Target, "target", TextLength, shortest: 0);
        Validation.Optional(TargetInstanceId, "target_instance_id", TextLength, shortest: 0);
        Validation.Optional(TargetExtensionNumber, "target_extension_number", TextLength, shortest: 0);
    }

    internal OriginateBody ToBody() => new(
        Caller, Callee, SendSdp, CallerDisplayName, Trunk, RewriteFrom, RewritePai, RewriteRpi, UserData, AdditionalHeaderName, HeaderDirectionName,
        Target, TargetInstanceId, TargetExtensionNumber);

    /// <summary>The query fields after <c>extension_number</c> and <c>password</c>, in the documented order.</summary>
    internal IEnumerable<(string Name, string? Value)> ToQuery(string domain) =>
    [
        ("caller", Caller),
        ("callee", Callee),
        ("domain", domain),
        ("send_sdp", SendSdp ? "true" : "false"),
        ("caller_display_name", CallerDisplayName),
        ("trunk", Trunk),
        ("rewrite_from", RewriteFrom),
        ("rewrite_pai", RewritePai),
        ("rewrite_rpi", RewriteRpi),
        ("user_data", UserData),
        ("additional_header", AdditionalHeaderName),
        ("header_direction", HeaderDirectionName),
        ("target", Target),
        ("target_instance_id", TargetInstanceId),
        ("target_extension_number", TargetExtensionNumber),
    ];

    internal PortSipCall ToCall(string id, PortSipConnection? connection) => new()
    {
        Id = id,
        // The text is sent as typed, and shown like any other text.
        Caller = ReceivedText.Of(Caller),
        Callee = ReceivedText.Of(Callee),
        CallerDisplayName = ReceivedText.Of(CallerDisplayName),
        Trunk = ReceivedText.Of(Trunk),
        UserData = ReceivedText.Of(UserData),
        State = PortSipCallState.Initiated,
        StartedAt = LocalTime.Of(connection?.WaitClock.UtcNow ?? DateTimeOffset.UtcNow),
        Connection = connection,
    };

    private string? AdditionalHeaderName => AdditionalHeader is { } header ? WireNames.Of(header) : null;

    private string? HeaderDirectionName => HeaderDirection is { } direction ? WireNames.Of(direction) : null;
}
