namespace PortSip.Simulator;

/// <summary>
/// The menus of numbers: those of virtual receptionists, which the API and the rules of the simulator set, and those that rules give to other numbers. The
/// number answers, and passes the call to the destination of the key that the caller presses. On a caller who presses none, or one without a destination, it
/// does after a while what the receptionist says, or hangs up.
/// </summary>
internal sealed class Menus(SimulatorClock clock, SimulatorRules rules, CallControl calls, Receptionists receptionists, OfficeHours hours) : IDestination
{
    /// <summary>The description's default for a caller who presses no key.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool Has(string number) => rules.Menus.All.ContainsKey(number);

    public bool Take(Call call)
    {
        var menu = call.Current;
        var receptionist = receptionists.Find(menu.CalleeLeg.Number);
        if (receptionist is not null && receptionists.IsNight(receptionist))
            return false;
        var byRule = rules.Menus.All.TryGetValue(menu.CalleeLeg.Number, out var destinations);
        if (!byRule && receptionist?.Keys.Any() != true)
            return false;
        // The menus before this one took the keys before this one's.
        var passed = call.KeysPressed++;
        calls.AnswerItself(call);
        var keys = rules.Menus.FindKeys(menu.CallerLeg.Number);
        var key = keys is not null && passed < keys.Keys.Count ? keys.Keys[passed] : null;
        var chosen = key is null ? null
            : byRule ? destinations!.TryGetValue(key, out var number) ? ForwardRule.To(number) : null
            : receptionist!.DestinationOf(key, hours);
        if (chosen is not null)
            Later(keys!.After, call, menu, () => Pass(call, menu, chosen));
        else if (receptionist is not null)
            Later(receptionist.Patience, call, menu, () => Pass(call, menu, receptionist.RuleOf(key)));
        else
            Later(Patience, call, menu, () => calls.HangUp(call, menu.CalleeLeg));
        return true;
    }

    private void Pass(Call call, CallTarget menu, ForwardRule to)
    {
        if (to.Action == ForwardWords.ToNumber)
            calls.Reroute(call, to.Number!, SimulatedRerouteReason.Menu, statusCode: 0);
        else if (to.Action == ForwardWords.ToVoicemail)
            calls.Reroute(call, SimulatorDefaults.VoicemailNumber, SimulatedRerouteReason.Menu, statusCode: 0, to.Number);
        else
            calls.HangUp(call, menu.CalleeLeg);
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
