namespace PortSip.Client;

/// <summary>A number that the tenant blocks (API §9).</summary>
public sealed record PortSipBlockedNumber : PortSipRecord
{
    /// <summary>The entry's id, an opaque text.</summary>
    public required string Id { get; init; }

    /// <summary>The number, 1 to 64 characters.</summary>
    public string? Number { get; init; }

    /// <summary>When the block ends, in local time; null if it has no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Remarks, up to 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>When it was created, in local time.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, in local time.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The connection to the PBX that blocks the number.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>The number.</summary>
    public override string ToString() => Number ?? Id;

    internal static PortSipBlockedNumber From(BlockedNumberAnswer answer, PortSipConnection connection) => new()
    {
        Id = answer.Id!,
        Number = answer.Number,
        ExpiresAt = answer.ExpireAt,
        Description = answer.Description,
        CreatedAt = answer.CreatedAt,
        UpdatedAt = answer.UpdatedAt,
        Connection = connection,
    };
}
