using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The virtual receptionists of the tenant. One answers its calls by itself, unless it is in night mode.</summary>
internal sealed class Receptionists : IDestination
{
    private readonly IdSource _ids;
    private readonly SimulatorVersion _version;
    private readonly CallControl _calls;
    private readonly ServiceForwarding _forwarding;
    private readonly MenuRules _menus;

    public Receptionists(SimulatorOptions options, SimulatorRules rules, CallControl calls, ServiceForwarding forwarding)
    {
        _ids = new IdSource(options.SeedOf(RandomStream.Receptionists));
        _version = options.Version;
        Replace(options.Receptionists);
        _calls = calls;
        _forwarding = forwarding;
        _menus = rules.Menus;
        _menus.Removed = number => Find(number)?.Settings.Set(ServiceSettings.CustomRules, Array.Empty<object>());
    }

    public IReadOnlyList<Receptionist> All { get; private set; } = [];

    /// <summary>Replaces all receptionists. One with a known number keeps its id.</summary>
    public void Replace(IReadOnlyList<SimulatedReceptionist> setups) =>
        All = [.. setups.Select(setup => new Receptionist(Find(setup.Number)?.Id ?? _ids.Next(), setup, _version))];

    public Receptionist? Find(string number) => All.FirstOrDefault(one => one.Number == number);

    /// <summary>Whether it is in night mode.</summary>
    public bool IsNight(Receptionist receptionist) => _forwarding.IsNight(receptionist.Settings);

    public bool Has(string number) => Find(number) is not null;

    public bool Take(Call call)
    {
        if (Find(call.Current.CalleeLeg.Number) is not { } receptionist)
            return false;
        if (IsNight(receptionist))
            _forwarding.ForwardAtNight(call, receptionist.Settings);
        else
            _calls.AnswerItself(call);
        return true;
    }

    /// <summary>The settings as they apply, for the API: with the menu that a rule of the simulator made, if there is one.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Settings(Receptionist receptionist) =>
        receptionist.Settings.All.Select(setting => setting.Name == ServiceSettings.CustomRules ? (setting.Name, MenuOf(receptionist)) : setting);

    /// <summary>Replaces the settings. Another menu than that of a rule ends the rule.</summary>
    public void Replace(Receptionist receptionist, IReadOnlyDictionary<string, JsonElement> settings)
    {
        var given = settings.TryGetValue(ServiceSettings.CustomRules, out var menu) ? menu.GetRawText() : "[]";
        if (given != MenuOf(receptionist).GetRawText())
            _menus.SetMenu(receptionist.Number, new Dictionary<string, string>(StringComparer.Ordinal));
        receptionist.Settings.Replace(settings);
    }

    private JsonElement MenuOf(Receptionist receptionist) =>
        _menus.All.TryGetValue(receptionist.Number, out var menu) ? ReceptionistMenu.Of(menu) : receptionist.Settings[ServiceSettings.CustomRules];
}
