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

    /// <summary>How long it waits for a key.</summary>
    public TimeSpan Patience => TimeSpan.FromSeconds(ForwardRule.Read(Settings[ServiceSettings.TimeoutRule]).RingSeconds ?? 0);

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

    /// <summary>What it does on a caller whose key isn't in the menu, or who presses none.</summary>
    /// <param name="key">The key; null for none.</param>
    public ForwardRule RuleOf(string? key) => ForwardRule.Read(Settings[key is null ? ServiceSettings.TimeoutRule : ServiceSettings.FailureRule]);
}
