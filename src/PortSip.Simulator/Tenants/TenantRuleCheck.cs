using static PortSip.Simulator.TenantPath;

namespace PortSip.Simulator;

/// <summary>Finds rules that the simulator would refuse.</summary>
internal static class TenantRuleCheck
{
    public static IEnumerable<(string Path, string Problem)> Mistakes(SimulatorTenant tenant) =>
        Required("callees", "number", tenant.Callees.Select(rule => rule.Number))
            .Concat(Required("callees", "script", tenant.Callees.Select(rule => rule.Script is null ? null : "given")))
            .Concat(Required("callers", "number", tenant.Callers.Select(rule => rule.Number)))
            .Concat(Required("callers", "script", tenant.Callers.Select(rule => rule.Script is null ? null : "given")))
            .Concat(Required("forwarding", "pattern", tenant.Forwarding.Select(rule => rule.Pattern)))
            .Concat(Required("forwarding", "to", tenant.Forwarding.Select(rule => rule.To)))
            .Concat(Required("keys", "number", tenant.Keys.Select(rule => rule.Number)))
            .Concat(Required("blockedNumbers", "number", tenant.BlockedNumbers.Select(blocked => blocked.Number)))
            .Concat(Scripts("callees", tenant.Callees))
            .Concat(Scripts("callers", tenant.Callers))
            .Concat(Keys(tenant))
            .Concat(Faults(tenant));

    private static IEnumerable<(string Path, string Problem)> Required(string list, string member, IEnumerable<string?> values) => values
        .Select((value, at) => (Path: At(list, at), value))
        .Where(one => string.IsNullOrWhiteSpace(one.value))
        .Select(one => (one.Path, $"The {member} is missing."));

    private static IEnumerable<(string Path, string Problem)> Scripts(string list, IReadOnlyList<SimulatorPhoneRule> rules)
    {
        foreach (var (path, script) in rules.Select((rule, at) => (At(list, at) + ".script", rule.Script)).Where(one => one.Script is not null))
        {
            if (script.After < TimeSpan.Zero)
                yield return (path + ".after", "The time can't be negative.");
            if (script.HangUpAfter < TimeSpan.Zero)
                yield return (path + ".hangUpAfter", "The time can't be negative.");
            if (script.StatusCode is < 300 or > 699)
                yield return (path + ".statusCode", "A status code must be from 300 to 699.");
        }
    }

    private static IEnumerable<(string Path, string Problem)> Keys(SimulatorTenant tenant)
    {
        const string problem = "Keys are digits, * and #.";
        foreach (var menu in tenant.Menus)
        {
            foreach (var key in menu.Value)
            {
                if (!SimulatorRules.IsKey(key.Key))
                    yield return ($"menus.{menu.Key}.{key.Key}", problem);
                if (string.IsNullOrWhiteSpace(key.Value))
                    yield return ($"menus.{menu.Key}.{key.Key}", "The destination is missing.");
            }
        }
        foreach (var (path, rule) in tenant.Keys.Select((rule, at) => (At("keys", at), rule)))
        {
            if (rule.Keys is null)
                yield return (path, "The keys are missing.");
            foreach (var (at, _) in (rule.Keys ?? []).Select((key, at) => (at, key)).Where(one => !SimulatorRules.IsKey(one.key)))
                yield return (At(path + ".keys", at), problem);
            if (rule.After < TimeSpan.Zero)
                yield return (path + ".after", "The time can't be negative.");
        }
    }

    private static IEnumerable<(string Path, string Problem)> Faults(SimulatorTenant tenant)
    {
        foreach (var (path, fault) in tenant.Faults.Select((fault, at) => (At("faults", at), fault)))
        {
            if (fault.Kind == SimulatorFaultKind.Redirect && fault.RedirectTo is null)
                yield return (path, "A redirect needs redirectTo.");
            if (fault.Probability is not (>= 0 and <= 1))
                yield return (path + ".probability", "A probability must be from 0 to 1.");
        }
        if (tenant.EventDelivery.LossProbability is not (>= 0 and <= 1))
            yield return ("eventDelivery.lossProbability", "A probability must be from 0 to 1.");
        if (tenant.EventDelivery.Duplicates < 0)
            yield return ("eventDelivery.duplicates", "The number can't be negative.");
    }
}
