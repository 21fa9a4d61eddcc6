namespace PortSip.Client;

/// <summary>One check on the way to a PBX.</summary>
public sealed record PortSipConnectionCheck : PortSipRecord
{
    /// <summary>What was checked: <c>Name</c>, <c>Tcp</c>, <c>Tls</c>, <c>Api</c>, <c>SignIn</c>, <c>Events</c>, or <c>Permission: Calls</c> and others.</summary>
    public required string Check { get; init; }

    /// <summary>The result.</summary>
    public required PortSipCheckResult Result { get; init; }

    /// <summary>How long the check took; null if it was skipped.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How long the check took, in seconds.</summary>
    public double? Seconds => Time?.TotalSeconds;

    /// <summary>What was found, or why the check failed or was skipped.</summary>
    public string? Detail { get; init; }

    /// <summary>What to do about it; null if nothing has to be done.</summary>
    public string? Advice { get; init; }

    /// <summary>The failure's id; null if the check didn't fail.</summary>
    public PortSipFailure? Failure => Reason?.Failure;

    /// <summary>The SHA-256 thumbprint of the server's certificate; only of the check <c>Tls</c>.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>In how many whole days the server's certificate expires, negative if it has; only of the check <c>Tls</c>.</summary>
    public int? ExpiresInDays { get; init; }

    /// <summary>The PBX that was checked: scheme, host and port.</summary>
    public string? Server { get; init; }

    /// <summary>Check and result.</summary>
    public override string ToString() => $"{Check}: {Result}";

    internal PortSipException? Reason { get; init; }
}
