using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>
/// What happens to the calls of a number in each of its states. Two things can say it, a rule of the simulator and the settings of the extension in the
/// API, and what was said last applies. A rule for a pattern applies to extensions for which nothing else was said.
/// </summary>
internal sealed class CalleeForwarding(SimulatorRules rules, ExtensionDirectory extensions, UserSettings settings, OfficeHours hours)
{
    private const string DoNotDisturb = "DO_NOT_DISTURB";

    /// <summary>What happens to a call; null if nobody said that something does.</summary>
    /// <param name="call">The call.</param>
    /// <param name="state">The state of its callee.</param>
    /// <param name="isInCall">Whether the callee is in another call.</param>
    public ForwardRule? Find(Call call, SimulatorForwardState state, Func<bool> isInCall)
    {
        var number = call.Current.CalleeLeg.Number;
        if (state == SimulatorForwardState.Always || extensions.Find(number) is not { } extension)
            return rules.ForwardingRules.Find(number, state) is { } to ? ForwardRule.To(to) : null;
        return Find(extension, state, FieldOf(call, extension, state, isInCall));
    }

    /// <summary>How long the telephone of the callee rings, if its settings say that.</summary>
    public TimeSpan? RingTime(Call call, Func<bool> isInCall)
    {
        if (extensions.Find(call.Current.CalleeLeg.Number) is not { } extension)
            return null;
        // Most extensions have no time of their own: then it doesn't matter whether they are in a call.
        if (!Fields.Any(field => field.State == SimulatorForwardState.NoAnswer && settings.IsSet(extension.Id, field.Name)))
            return null;
        var field = FieldOf(call, extension, SimulatorForwardState.NoAnswer, isInCall);
        return settings.IsSet(extension.Id, field) && ForwardRule.Read(settings.Get(extension.Id, field)).RingSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>The states of a number in which its telephone isn't tried.</summary>
    public IEnumerable<SimulatorForwardState> StatesOf(string number)
    {
        if (extensions.Find(number) is not { } extension)
            yield break;
        if (extension.Presence == DoNotDisturb || settings.IsOn(extension.Id, UserSettings.DoNotDisturb))
            yield return SimulatorForwardState.DoNotDisturb;
        if (!extension.IsOnline)
            yield break;
        switch (extension.Presence)
        {
            case "AWAY":
                yield return SimulatorForwardState.Away;
                break;
            case "LUNCH":
                yield return SimulatorForwardState.Lunch;
                break;
            case "BUSINESS_TRIP":
                yield return SimulatorForwardState.BusinessTrip;
                break;
        }
    }

    /// <summary>The settings of an extension as they apply, for the API.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Settings(TenantExtension extension)
    {
        var states = Fields.ToDictionary(field => field.Name, field => field.State, StringComparer.Ordinal);
        return settings.All(extension.Id).Select(setting => states.TryGetValue(setting.Name, out var state) ? (setting.Name, Shown(extension, state, setting.Name).ToJson()) : setting);
    }

    /// <summary>Replaces the settings of an extension. A request that repeats what applies in a state leaves it as it was said; otherwise it ends the simulator's rule for that state.</summary>
    public void Replace(TenantExtension extension, IReadOnlyDictionary<string, JsonElement> given)
    {
        var kept = given.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        foreach (var state in Fields.ToLookup(field => field.State, field => field.Name))
        {
            if (state.All(name => given.TryGetValue(name, out var rule) && ForwardRule.Read(rule) == Shown(extension, state.Key, name)))
            {
                foreach (var name in state.Where(name => !settings.IsSet(extension.Id, name)))
                    kept.Remove(name);
                foreach (var name in state.Where(name => settings.IsSet(extension.Id, name)))
                    kept[name] = settings.Get(extension.Id, name);
            }
            else
                rules.ForwardingRules.Remove(extension.Number, state.Key);
        }
        settings.Replace(extension.Id, kept);
    }

    private IEnumerable<(string Name, SimulatorForwardState State)> Fields => ForwardFields.All(isOutside: false).Concat(settings.HasOutsideRules ? ForwardFields.All(isOutside: true) : []);

    private string FieldOf(Call call, TenantExtension extension, SimulatorForwardState state, Func<bool> isInCall) => ForwardFields.NameOf(
        state,
        isOutside: settings.HasOutsideRules && !call.Current.CallerLeg.IsExtension,
        isOpen: hours.IsOpen(settings.Get(extension.Id, "office_hours")),
        isInCall: state == SimulatorForwardState.NoAnswer && isInCall());

    private ForwardRule Find(TenantExtension extension, SimulatorForwardState state, string field)
    {
        var own = ForwardRule.Read(settings.Get(extension.Id, field));
        return rules.ForwardingRules.FindExact(extension.Number, state) is { } exact ? ForwardRule.To(exact)
            : settings.IsSet(extension.Id, field) ? own
            : rules.ForwardingRules.Find(extension.Number, state) is { } byPattern && byPattern != extension.Number ? ForwardRule.To(byPattern)
            : own;
    }

    private ForwardRule Shown(TenantExtension extension, SimulatorForwardState state, string field) =>
        Find(extension, state, field) with { RingSeconds = ForwardRule.Read(settings.Get(extension.Id, field)).RingSeconds };
}
