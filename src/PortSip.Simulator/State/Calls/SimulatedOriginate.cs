namespace PortSip.Simulator;

/// <summary>The fields of an originate, as parsed by the PBX (<c>POST /sessions</c>). Absent ones are <see langword="null"/>.</summary>
/// <param name="Caller"><c>caller</c>: the party that the PBX calls first.</param>
/// <param name="Callee"><c>callee</c>: the party that the caller is connected to.</param>
public sealed record SimulatedOriginate(string Caller, string Callee)
{
    /// <summary><c>send_sdp</c>: whether the INVITE to the caller carries an SDP offer.</summary>
    public bool SendSdp { get; init; } = true;

    /// <summary><c>caller_display_name</c></summary>
    public string? CallerDisplayName { get; init; }

    /// <summary><c>trunk</c>: the call goes through this trunk, and fails if it isn't available.</summary>
    public string? Trunk { get; init; }

    /// <summary><c>rewrite_from</c></summary>
    public string? RewriteFrom { get; init; }

    /// <summary><c>rewrite_pai</c></summary>
    public string? RewritePai { get; init; }

    /// <summary><c>rewrite_rpi</c></summary>
    public string? RewriteRpi { get; init; }

    /// <summary><c>user_data</c></summary>
    public string? UserData { get; init; }

    /// <summary><c>additional_header</c>, in the API's spelling.</summary>
    public string? AdditionalHeader { get; init; }

    /// <summary><c>header_direction</c>, in the API's spelling.</summary>
    public string? HeaderDirection { get; init; }

    /// <summary><c>target</c></summary>
    public string? Target { get; init; }

    /// <summary><c>target_instance_id</c></summary>
    public string? TargetInstanceId { get; init; }

    /// <summary><c>target_extension_number</c></summary>
    public string? TargetExtensionNumber { get; init; }
}
