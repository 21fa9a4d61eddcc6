namespace PortSip.Client;

/// <summary>How many calls failed with a SIP status.</summary>
public sealed record PortSipCallFailureCount : PortSipRecord
{
    /// <summary>The SIP status, such as 486.</summary>
    public required int StatusCode { get; init; }

    /// <summary>The status in words, such as <c>Busy Here</c>; null if it isn't known.</summary>
    public string? StatusReason => SipReasons.Of(StatusCode);

    /// <summary>The number of calls.</summary>
    public required long Calls { get; init; }

    /// <summary>The status and the number: <c>486 Busy Here: 3</c>.</summary>
    public override string ToString() => StatusReason is null ? $"{StatusCode}: {Calls}" : $"{StatusCode} {StatusReason}: {Calls}";
}
