namespace PortSip.Simulator;

/// <summary>A group in which calls are parked: at its first member without a parked call.</summary>
internal sealed class CallParkGroup(string id, RingGroups ringGroups)
{
    private readonly RecallSettings _recall = new(CallParkGroupSettings.All, ringGroups);

    public string Id { get; } = id;

    public ObjectSettings Settings => _recall.Settings;

    /// <summary>The extensions of its members, in order.</summary>
    public List<string> Members { get; } = [];

    /// <summary>As it is now, for a new one that is the same.</summary>
    public SimulatedCallParkGroup ToSetup() => new() { Members = [.. Members], RingGroup = _recall.RingGroup, Settings = _recall.Differences };

    /// <summary>Takes over the settings and the members.</summary>
    public void Configure(SimulatedCallParkGroup setup)
    {
        _recall.Configure(setup.Settings, setup.RingGroup);
        Members.AddRange(setup.Members);
    }
}
