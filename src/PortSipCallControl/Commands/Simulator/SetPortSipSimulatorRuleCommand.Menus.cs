using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <content>The menus of numbers, as virtual receptionists have them.</content>
public sealed partial class SetPortSipSimulatorRuleCommand
{
    private const string MenuSet = "Menu";
    private const string PressSet = "Press";

    /// <summary>Gives the number a menu, as a virtual receptionist has one: a table of destinations by key. A destination is a number or Voicemail. An empty table removes the menu.</summary>
    [Parameter(ParameterSetName = MenuSet, Mandatory = true)]
    [AllowEmptyCollection]
    [NoOffers]
    public Hashtable Menu { get; set; } = [];

    /// <summary>The key that the number presses as a caller in the first menu that it reaches, the second one, and so on.</summary>
    [Parameter(ParameterSetName = PressSet, Mandatory = true)]
    [RecordedNumberList]
    [NoOffers]
    public string[] Press { get; set; } = [];

    private void ApplyMenu(SimulatorRules rules)
    {
        if (WildcardPattern.ContainsWildcardCharacters(Callee))
            throw Validation.Failed($"-Menu: {Callee} is a pattern. A menu has one number.");
        var menu = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Menu)
        {
            var (key, number) = (TextOf(entry.Key), TextOf(entry.Value));
            if (!SimulatorRules.IsKey(key))
                throw Validation.Failed($"-Menu: '{key}' isn't a key. Keys are digits, * and #.");
            if (number.Length == 0)
                throw Validation.Failed($"-Menu: the key {key} has no destination.");
            menu[key] = Destination(number);
        }
        rules.SetMenu(Callee, menu);
    }

    private static string Destination(string number) => string.Equals(number, "Voicemail", StringComparison.OrdinalIgnoreCase) ? SimulatorDefaults.VoicemailNumber : number;

    private static string TextOf(object? value) => (Convert.ToString(Given.Value(value), CultureInfo.InvariantCulture) ?? "").Trim();

    private SimulatedKeys ToKeys()
    {
        if (Array.Find(Press, key => !SimulatorRules.IsKey(key)) is { } wrong)
            throw Validation.Failed($"-Press: '{wrong}' isn't a key. Keys are digits, * and #.");
        return new SimulatedKeys(Press) { After = TimeSpan.FromMilliseconds(AfterMs) };
    }
}
