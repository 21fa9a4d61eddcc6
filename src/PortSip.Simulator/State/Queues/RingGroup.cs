namespace PortSip.Simulator;

/// <summary>A mutable ring group.</summary>
internal sealed class RingGroup
{
    public RingGroup(string id, SimulatedRingGroup setup, SimulatorVersion version)
    {
        Id = id;
        Number = setup.Number;
        Settings = new ObjectSettings(ServiceSettings.OfRingGroup(version));
        Settings.Set("name", setup.Name);
        Settings.Set(ServiceSettings.RingTime, (int)setup.RingTime.TotalSeconds);
        Settings.Set(ServiceSettings.RingStrategy, ApiWord.Of(setup.Strategy));
        Settings.Set(ServiceSettings.SkipBusy, setup.SkipsBusyMembers);
        Settings.Set(ServiceSettings.NoAnswerRule, setup.NoAnswer.ToFields());
        Settings.Set(ServiceSettings.NightModeRule, setup.Night.ToFields());
        Members = [.. setup.Members.Select(number => new RingGroupMember(number, 1))];
    }

    public string Id { get; }

    public string Number { get; }

    public ObjectSettings Settings { get; }

    public string Name => Settings.Text("name");

    public string Strategy => Settings.Text(ServiceSettings.RingStrategy);

    /// <summary>The members in their order.</summary>
    public IReadOnlyList<RingGroupMember> Members { get; set; }
}
