namespace PortSip.Simulator;

/// <summary>A group in which calls are parked: at its first member without a parked call.</summary>
internal sealed class CallParkGroup(string id)
{
    public string Id { get; } = id;

    public ObjectSettings Settings { get; } = new(CallParkGroupSettings.All);

    /// <summary>The extensions of its members, in order.</summary>
    public List<string> Members { get; } = [];
}
