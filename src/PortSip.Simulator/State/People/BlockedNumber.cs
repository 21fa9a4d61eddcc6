namespace PortSip.Simulator;

/// <summary>A mutable entry of the list of blocked numbers.</summary>
internal sealed class BlockedNumber(string id, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public string Number { get; set; } = "";

    public DateTimeOffset? ExpiresAt { get; set; }

    public string Description { get; set; } = "";

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;
}
