using System.Text.Json;
using static PortSip.Simulator.TenantPath;

namespace PortSip.Simulator;

/// <summary>Finds settings that the API doesn't have, and values that it would refuse.</summary>
internal static class TenantSettingCheck
{
    public static IEnumerable<(string Path, string Problem)> Mistakes(SimulatorOptions options) =>
        Of("tenantSettings", options.TenantSettings, TenantSettingNames.Tenant, options.Version)
            .Concat(Each("extensions", options.Extensions.Select(one => one.Settings), TenantSettingNames.Extension, options.Version))
            .Concat(Each("queues", options.Queues.Select(one => one.Settings), TenantSettingNames.Queue, options.Version))
            .Concat(Each("ringGroups", options.RingGroups.Select(one => one.Settings), TenantSettingNames.RingGroup, options.Version))
            .Concat(Each("receptionists", options.Receptionists.Select(one => one.Settings), TenantSettingNames.Receptionist, options.Version))
            .Concat(WithRest(
                Of("callPark.settings", options.CallPark.Settings, TenantSettingNames.CallPark, options.Version),
                () => Parked("callPark", options.CallPark.Settings, options.CallPark.RingGroup)))
            .Concat(options.CallParkGroups.SelectMany((group, at) => WithRest(
                Of(At("callParkGroups", at) + ".settings", group.Settings, TenantSettingNames.CallParkGroup, options.Version),
                () => Missing(At("callParkGroups", at), group.Settings, CallParkGroupSettings.Name).Concat(Parked(At("callParkGroups", at), group.Settings, group.RingGroup)))))
            .Concat(options.Holidays.SelectMany((holiday, at) => WithRest(
                Of(At("holidays", at) + ".settings", holiday.Settings, TenantSettingNames.Holiday, options.Version),
                () => Missing(At("holidays", at), holiday.Settings, HolidaySettings.Name).Concat(Ends(At("holidays", at), holiday)))))
            .Concat(options.InboundRules.SelectMany((rule, at) => WithRest(
                Of(At("inboundRules", at) + ".settings", rule.Settings, TenantSettingNames.InboundRule, options.Version),
                () => Missing(At("inboundRules", at), rule.Settings, InboundRuleSettings.DidNumbers).Concat(Dids(At("inboundRules", at), rule.Settings)))))
            .Concat(Codes(options.FeatureCodes));

    private static IEnumerable<(string Path, string Problem)> Each(
        string list, IEnumerable<IReadOnlyDictionary<string, JsonElement>> settings, Func<SimulatorVersion, IReadOnlyList<Setting>> fields, SimulatorVersion version) =>
        settings.SelectMany((one, at) => Of(At(list, at) + ".settings", one, fields, version));

    private static IEnumerable<(string Path, string Problem)> Of(
        string table, IReadOnlyDictionary<string, JsonElement> settings, Func<SimulatorVersion, IReadOnlyList<Setting>> fields, SimulatorVersion version)
    {
        if (settings.Count == 0)
            yield break;
        var known = fields(version);
        var ever = TenantSettingNames.InAllVersions(fields).ToList();
        foreach (var setting in settings)
        {
            var field = known.FirstOrDefault(one => one.Name == setting.Key) ?? ever.Find(one => one.Name == setting.Key);
            if (field is null)
                yield return ($"{table}.{setting.Key}", TenantShape.Unknown(setting.Key, ever.Select(one => one.Name)));
            else if (field.ProblemOf(setting.Value) is { } problem)
                yield return ($"{table}.{setting.Key}", $"This {problem}.");
            else if (field.Name == ServiceSettings.CustomRules && fields == TenantSettingNames.Receptionist && ReceptionistMenu.ProblemOf(setting.Value) is { } wrong)
                yield return ($"{table}.{setting.Key}", $"This {wrong}.");
        }
    }

    /// <summary>The problems of single settings, and if there is none, those of several together.</summary>
    private static IEnumerable<(string Path, string Problem)> WithRest(IEnumerable<(string Path, string Problem)> single, Func<IEnumerable<(string Path, string Problem)>> together)
    {
        List<(string, string)> problems = [.. single];
        return problems.Count > 0 ? problems : together();
    }

    private static IEnumerable<(string Path, string Problem)> Missing(string place, IReadOnlyDictionary<string, JsonElement> settings, string required)
    {
        if (!settings.ContainsKey(required))
            yield return (place, $"settings.{required} is missing.");
    }

    private static IEnumerable<(string Path, string Problem)> Parked(string place, IReadOnlyDictionary<string, JsonElement> settings, string? ringGroup)
    {
        if (CallParkSettings.NeedRingGroup(settings) && ringGroup is null)
            yield return ($"{place}.settings.{CallParkSettings.RecallTo}", "This needs a ringGroup.");
        if (CallParkSettings.HaveWrongNumber(settings))
            yield return ($"{place}.settings.{CallParkSettings.Number}", "This must be digits.");
    }

    private static IEnumerable<(string Path, string Problem)> Ends(string place, SimulatedHoliday setup)
    {
        var holiday = new Holiday(id: "");
        holiday.Set(setup.Settings);
        if (holiday.EndsBeforeStart)
            yield return ($"{place}.settings", "The end is before the start.");
    }

    private static IEnumerable<(string Path, string Problem)> Dids(string place, IReadOnlyDictionary<string, JsonElement> settings)
    {
        foreach (var rule in InboundRuleSettings.RulesOfOtherSize(settings))
            yield return ($"{place}.settings.{rule}", "This must have as many numbers as did_numbers.");
    }

    private static IEnumerable<(string Path, string Problem)> Codes(IReadOnlyDictionary<string, string> codes)
    {
        var taken = FeatureCodes.Defaults.Where(known => !codes.ContainsKey(known.Feature)).ToDictionary(known => known.Code, known => known.Feature, StringComparer.Ordinal);
        foreach (var code in codes)
        {
            if (FeatureCodes.Defaults.All(known => known.Feature != code.Key))
                yield return ($"featureCodes.{code.Key}", TenantShape.Unknown(code.Key, FeatureCodes.Defaults.Select(known => known.Feature)));
            else if (string.IsNullOrWhiteSpace(code.Value))
                yield return ($"featureCodes.{code.Key}", "The code is missing.");
            else if (taken.TryGetValue(code.Value, out var other))
                yield return ($"featureCodes.{code.Key}", $"{code.Value} is already the code of {other}.");
            else
                taken.Add(code.Value, code.Key);
        }
    }
}
