namespace PortSip.Simulator;

/// <summary>
/// The menus of numbers: those of virtual receptionists, which the API and the rules of the simulator set, and those that rules give to other numbers. The
/// number answers, and passes the call to the destination of the keys that the caller presses. On a caller who presses none, keys that lead nowhere, or those of a
/// number that can't be reached, a receptionist does what its rules say; another number hangs up after a while.
/// </summary>
internal sealed class Menus(SimulatorClock clock, SimulatorRules rules, CallControl calls, ExtensionDirectory extensions, Receptionists receptionists, OfficeHours hours) : IDestination
{
    /// <summary>The description's default for a caller who presses no key, for numbers that aren't receptionists.</summary>
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
        if (keys is null || passed >= keys.Keys.Count)
        {
            Later(receptionist?.LongestPatience ?? Patience, call, menu, () => GiveUp(call, menu, receptionist?.PatienceRule));
            return true;
        }
        var pressed = PressedKeys.Read(keys.Keys[passed], byRule ? [.. destinations!.Keys] : [.. receptionist!.Keys]);
        var chosen = pressed.IsItem
            ? byRule ? ForwardRule.To(destinations![pressed.Number]) : receptionist!.DestinationOf(pressed.Number, hours)
            : receptionist is not null && extensions.Has(pressed.Number) ? ForwardRule.To(pressed.Number) : null;
        Later(keys.After + (pressed.IsEnded ? TimeSpan.Zero : receptionist?.KeyInterval ?? TimeSpan.Zero), call, menu, () =>
        {
            if (chosen is not null)
                Choose(call, menu, receptionist, chosen);
            else
                GiveUp(call, menu, receptionist?.FailureRule);
        });
        return true;
    }

    /// <summary>The keys led somewhere. If that isn't reached, it counts as a failure of the menu.</summary>
    private void Choose(Call call, CallTarget menu, Receptionist? receptionist, ForwardRule chosen)
    {
        if (receptionist is not null)
        {
            call.OnFailure = statusCode =>
            {
                var rule = receptionist.FailureRule;
                if (rule.Action == ForwardWords.HangUp)
                    calls.Fail(call, statusCode);
                else
                    Pass(call, menu, rule, statusCode);
            };
        }
        Pass(call, menu, chosen, statusCode: 0);
    }

    private void GiveUp(Call call, CallTarget menu, ForwardRule? rule)
    {
        if (rule is null)
            calls.HangUp(call, menu.CalleeLeg);
        else
            Pass(call, menu, rule, statusCode: 0);
    }

    private void Pass(Call call, CallTarget menu, ForwardRule to, int statusCode)
    {
        if (to.Action == ForwardWords.ToNumber)
            calls.Reroute(call, to.Number!, SimulatedRerouteReason.Menu, statusCode);
        else if (to.Action == ForwardWords.ToVoicemail)
            calls.Reroute(call, SimulatorDefaults.VoicemailNumber, SimulatedRerouteReason.Menu, statusCode, to.Number);
        else if (to.Action == ForwardWords.Repeat)
            calls.Return(call, menu.CalleeLeg.Number, statusCode);
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
