namespace PortSip.Simulator;

/// <summary>
/// The menus that rules give to numbers, as virtual receptionists have them. The number answers, and passes the call to the number of the key that the
/// caller presses. On a caller who presses none, or one without a number, it hangs up after a while.
/// </summary>
internal sealed class Menus(SimulatorClock clock, SimulatorRules rules, CallControl calls) : IDestination
{
    /// <summary>The description's default for a caller who presses no key.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
}
