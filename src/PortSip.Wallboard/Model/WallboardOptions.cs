using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>What a wallboard shows.</summary>
internal sealed class WallboardOptions
{
    /// <summary>The queues.</summary>
    public required IReadOnlyList<PortSipQueue> Queues { get; init; }

    /// <summary>How long a caller should wait at most, in a queue whose limit the PBX doesn't report.</summary>
    public TimeSpan Sla { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The language.</summary>
    public BoardWords Words { get; init; } = BoardWords.Of("en");
}
