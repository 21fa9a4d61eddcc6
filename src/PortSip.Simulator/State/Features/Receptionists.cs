namespace PortSip.Simulator;

/// <summary>
/// The virtual receptionists, each with a menu. A receptionist answers, and passes the call to the number of the key that the caller presses. On a
/// caller who presses none, or one without a number, it hangs up after a while.
/// </summary>
internal sealed class Receptionists(SimulatorOptions options, SimulatorClock clock, SimulatorRules rules, CallControl calls) : IDestination
{
    /// <summary>The description's default for a caller who presses no key.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IdSource _ids = new(options.Seed + 43);
    private readonly Dictionary<string, string> _idByNumber = new(StringComparer.Ordinal);

    /// <summary>The receptionists by number, with their menus. The rules can add some at any time.</summary>
    public IEnumerable<(string Id, string Number, IReadOnlyDictionary<string, string> Menu)> All => rules.Menus.All.Select(menu => (IdOf(menu.Key), menu.Key, menu.Value));

    public bool Take(Call call)
    {
        var menu = call.Current;
        if (!rules.Menus.All.TryGetValue(menu.CalleeLeg.Number, out var destinations))
            return false;
        // The menus before this one took the keys before this one's.
        var passed = call.Targets.Count(target => target != menu && rules.Menus.All.ContainsKey(target.CalleeLeg.Number));
        calls.AnswerItself(call);
        var pressed = rules.Menus.FindKeys(menu.CallerLeg.Number);
        if (pressed is not null && passed < pressed.Keys.Count && destinations.TryGetValue(pressed.Keys[passed], out var number))
            Later(pressed.After, call, menu, () => calls.Reroute(call, number, SimulatedRerouteReason.Menu, statusCode: 0));
        else
            Later(Patience, call, menu, () => calls.HangUp(call, menu.CalleeLeg));
        return true;
    }

    private void Later(TimeSpan delay, Call call, CallTarget menu, Action action)
    {
        if (delay <= TimeSpan.Zero)
            action();
        else
        {
            clock.Schedule(delay, () =>
            {
                // The caller may have hung up or have been transferred.
                if (call.EndedAt is null && menu.EndedAt is null)
                    action();
            });
        }
    }

    private string IdOf(string number)
    {
        if (!_idByNumber.TryGetValue(number, out var id))
            _idByNumber.Add(number, id = _ids.Next());
        return id;
    }
}
