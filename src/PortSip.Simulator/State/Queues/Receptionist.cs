using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>A mutable virtual receptionist.</summary>
internal sealed class Receptionist
{
    private readonly SimulatorVersion _version;

    public Receptionist(string id, SimulatedReceptionist setup, SimulatorVersion version)
    {
        Id = id;
        Number = setup.Number;
        Settings = new ObjectSettings(ServiceSettings.OfReceptionist(version));
        Settings.Set("name", setup.Name);
        Settings.Set(ServiceSettings.NightModeRule, setup.Night.ToFields());
        // Those who call it in a test don't wait for a prompt that is played again.
        Settings.Set(ServiceSettings.TimeoutRule, new { action = ForwardWords.HangUp, number = (string?)null, timeout = 30, repeat_times = 0 });
        Settings.Apply(setup.Settings);
        _version = version;
    }

    public string Id { get; }

    public string Number { get; }

    public ObjectSettings Settings { get; }

    /// <summary>As it is now, for a new one that is the same.</summary>
    public SimulatedReceptionist ToSetup()
    {
        var setup = new SimulatedReceptionist(Number, Settings.Text("name"));
        return setup with { Settings = Settings.DifferencesFrom(new Receptionist("", setup, _version).Settings) };
    }

    /// <summary>The keys of its menu.</summary>
    public IEnumerable<string> Keys => Menu.Select(ReceptionistMenu.KeyOf);

    /// <summary>How long it waits for a key, at least a second: with no time at all, a menu that repeats would never end.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(Math.Max(1, ForwardRule.Read(Settings[ServiceSettings.TimeoutRule]).RingSeconds ?? 0));

    /// <summary>How long it waits for a caller who presses nothing. That the first time isn't a repetition is inferred.</summary>
    public TimeSpan LongestPatience => TimeSpan.FromTicks(Patience.Ticks * (1 + Repetitions));

    /// <summary>How long it waits for another digit.</summary>
    public TimeSpan KeyInterval => Settings.Seconds(ServiceSettings.KeyInterval);

    private int Repetitions => Math.Min(Math.Max(0, ForwardRule.NumberIn(Settings[ServiceSettings.TimeoutRule], ForwardRule.Repetitions) ?? 0), ForwardRule.MostRepetitions);

    private IEnumerable<JsonElement> Menu => Settings[ServiceSettings.CustomRules].EnumerateArray();

    /// <summary>Where a key leads now; null if it isn't in the menu.</summary>
    public ForwardRule? DestinationOf(string key, OfficeHours hours)
    {
        foreach (var item in Menu)
        {
            if (ReceptionistMenu.KeyOf(item) == key)
                return ReceptionistMenu.DestinationOf(item, hours);
        }
        return null;
    }

    /// <summary>What it does on a caller who presses nothing.</summary>
    public ForwardRule PatienceRule => ForwardRule.Read(Settings[ServiceSettings.TimeoutRule]);

    /// <summary>What it does on a caller whose keys lead nowhere, or to a number that isn't reached.</summary>
    public ForwardRule FailureRule => ForwardRule.Read(Settings[ServiceSettings.FailureRule]);
}
