namespace PortSip.Simulator;

/// <summary>The tenant as a whole.</summary>
public sealed partial class SimulatedPbx
{
    /// <summary>Creates a PBX with a tenant and its rules.</summary>
    /// <param name="tenant">The tenant.</param>
    public SimulatedPbx(SimulatorTenant tenant)
        : this(tenant.Options) => Do(() => SetRules(tenant));

    /// <summary>
    /// The tenant as it is now, with all settings that were made since the start and the rules. Calls, records and states (of agents, presences, registrations,
    /// conferences and sign-ins) aren't part of it.
    /// </summary>
    public SimulatorTenant Tenant => Read(() => new SimulatorTenant
    {
        Options = Options with
        {
            Users = [.. Options.Users.Select(user => user.ExtensionNumber is { } own && !State.Extensions.Has(own) ? user with { ExtensionNumber = null } : user)],
            Extensions = [.. State.Extensions.All.Select(extension => extension.Setup with { Settings = State.UserSettings.Differences(extension.Id) })],
            Trunks = [.. Options.Trunks.Union(Rules.Trunks.Keys)],
            Queues = [.. State.Queues.All.Select(queue => queue.ToSetup()).Select(setup => setup with { Agents = Existing(setup.Agents), SkillLevels = Existing(setup.SkillLevels) })],
            RingGroups = [.. State.RingGroups.All.Select(group => group.ToSetup()).Select(setup => setup with { Members = Existing(setup.Members), SkillLevels = Existing(setup.SkillLevels) })],
            Receptionists = [.. State.Receptionists.All.Select(receptionist => receptionist.ToSetup())],
            MonitorGroups = [.. State.MonitorGroups.All.Select(group => new SimulatedMonitorGroup(group.Name)
            {
                Members = Existing(group.Members),
                Supervisors = Existing(group.Supervisors),
                Description = group.Description,
            })],
            CallPark = State.CallPark.ToSetup(),
            CallParkGroups = [.. State.CallParkGroups.All.Select(group => group.ToSetup()).Select(group => group with { Members = Existing(group.Members) })],
            Holidays = [.. State.Holidays.All.Select(holiday => holiday.ToSetup())],
            InboundRules = [.. Rules.InboundRules.All.Select(rule => rule.ToSetup())],
            TenantSettings = State.TenantSettings.DifferencesFrom(new ObjectSettings(State.TenantSettings.Fields)),
        },
        Callees = Rules.CalleesInOrder,
        Callers = Rules.CallersInOrder,
        Forwarding = Rules.Forwardings,
        Menus = Rules.Menus.All.ToDictionary(menu => menu.Key, menu => menu.Value, StringComparer.Ordinal),
        Keys = [.. Rules.Menus.Keys.Select(rule => new SimulatorKeyRule(rule.Key, rule.Value.Keys) { After = rule.Value.After })],
        DownTrunks = [.. Rules.Trunks.Where(trunk => trunk.Value == SimulatedTrunkState.Down).Select(trunk => trunk.Key).OrderBy(name => name, StringComparer.Ordinal)],
        BlockedNumbers = [.. State.BlockedNumbers.All.Select(blocked => new SimulatorBlockedNumber(blocked.Number) { ExpiresAt = blocked.ExpiresAt, Description = blocked.Description })],
        License = Rules.License,
        DataFlow = Rules.DataFlow,
        CallLogFilter = Rules.CallLogFilter,
        EventDelivery = Rules.EventDelivery,
        Faults = [.. Rules.Faults.Select(rule => rule.Remaining).OfType<SimulatorFault>()],
    });

    private void SetRules(SimulatorTenant tenant)
    {
        foreach (var rule in tenant.Callees)
            Rules.SetCallee(rule.Number, rule.Script);
        foreach (var rule in tenant.Callers)
            Rules.SetCaller(rule.Number, rule.Script);
        foreach (var rule in tenant.Forwarding)
            Rules.SetForwarding(rule);
        foreach (var menu in tenant.Menus)
            Rules.SetMenu(menu.Key, menu.Value);
        foreach (var rule in tenant.Keys)
            Rules.SetKeys(rule.Number, new SimulatedKeys(rule.Keys) { After = rule.After });
        foreach (var trunk in tenant.DownTrunks)
            Rules.SetTrunk(trunk, SimulatedTrunkState.Down);
        foreach (var blocked in tenant.BlockedNumbers)
        {
            var added = State.BlockedNumbers.Add();
            added.Number = blocked.Number;
            added.ExpiresAt = blocked.ExpiresAt;
            added.Description = blocked.Description;
        }
        Rules.License = tenant.License;
        Rules.DataFlow = tenant.DataFlow;
        Rules.CallLogFilter = tenant.CallLogFilter;
        Rules.EventDelivery = tenant.EventDelivery;
        foreach (var fault in tenant.Faults)
            Rules.AddFault(fault);
    }

    // Removing an extension leaves it in its queues and groups.
    private IReadOnlyList<string> Existing(IEnumerable<string> numbers) => [.. numbers.Where(State.Extensions.Has)];

    private Dictionary<string, int> Existing(IReadOnlyDictionary<string, int> levels) =>
        levels.Where(level => State.Extensions.Has(level.Key)).ToDictionary(level => level.Key, level => level.Value, StringComparer.Ordinal);
}
