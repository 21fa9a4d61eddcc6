namespace PortSip.Simulator;

/// <summary>A mutable ring group.</summary>
internal sealed class RingGroup
{
    private readonly SimulatorVersion _version;

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
        Settings.Apply(setup.Settings);
        Members = [.. setup.Members.Select(number => new RingGroupMember(number, setup.SkillLevels.LevelOf(number)))];
        _version = version;
    }

    public string Id { get; }

    public string Number { get; }

    public ObjectSettings Settings { get; }

    public string Name => Settings.Text("name");

    public string Strategy => Settings.Text(ServiceSettings.RingStrategy);

    /// <summary>The members in their order.</summary>
    public IReadOnlyList<RingGroupMember> Members { get; set; }

    /// <summary>As it is now, for a new one that is the same.</summary>
    public SimulatedRingGroup ToSetup()
    {
        var setup = new SimulatedRingGroup(Number, Name);
        return setup with
        {
            Members = [.. Members.Select(member => member.Extension)],
            SkillLevels = SkillLevels.Of(Members),
            Settings = Settings.DifferencesFrom(new RingGroup("", setup, _version).Settings),
        };
    }
}
