namespace PortSip.Simulator;

/// <summary>The settings that the objects of a tenant have, for each version.</summary>
internal static class TenantSettingNames
{
    /// <summary>The names of all settings of extensions, queues, ring groups, receptionists, parked calls, holidays and inbound rules.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { Extension, Queue, RingGroup, Receptionist, CallPark, CallParkGroup, Holiday, InboundRule }.SelectMany(InAllVersions).Select(field => field.Name).Distinct(),
    ];

    public static IReadOnlyList<Setting> Tenant(SimulatorVersion version) =>
        // The domain isn't a setting here: it is a member of its own.
        [.. TenantSettingDefaults.Of(new SimulatorOptions { Version = version }).Where(field => field.Name != "domain")];

    public static IReadOnlyList<Setting> Extension(SimulatorVersion version) => [.. UserSettingDefaults.Of(new SimulatorOptions { Version = version })];

    public static IReadOnlyList<Setting> Queue(SimulatorVersion version) => ServiceSettings.OfQueue(version);

    public static IReadOnlyList<Setting> RingGroup(SimulatorVersion version) => ServiceSettings.OfRingGroup(version);

    public static IReadOnlyList<Setting> Receptionist(SimulatorVersion version) => ServiceSettings.OfReceptionist(version);

    // The ring group is a member of its own, by its number.
    public static IReadOnlyList<Setting> CallPark(SimulatorVersion version) => [.. CallParkSettings.All.Where(field => field.Name != CallParkSettings.RingGroup)];

    public static IReadOnlyList<Setting> CallParkGroup(SimulatorVersion version) => [.. CallParkGroupSettings.All.Where(field => field.Name != CallParkSettings.RingGroup)];

    public static IReadOnlyList<Setting> Holiday(SimulatorVersion version) => HolidaySettings.All;

    public static IReadOnlyList<Setting> InboundRule(SimulatorVersion version) => InboundRuleSettings.All;

    /// <summary>The settings of any version, as in the newest version that has them. A file for one version can start another one, which ignores those that it doesn't have.</summary>
    public static IEnumerable<Setting> InAllVersions(Func<SimulatorVersion, IReadOnlyList<Setting>> fields) =>
        SimulatorVersion.All.Reverse().SelectMany(fields).GroupBy(field => field.Name, StringComparer.Ordinal).Select(same => same.First());
}
