namespace PortSip.Simulator;

/// <summary>The tenant as a whole.</summary>
public sealed partial class SimulatedPbx
{
    /// <summary>Creates a PBX with a tenant and its rules.</summary>
    /// <param name="tenant">The tenant.</param>
    public SimulatedPbx(SimulatorTenant tenant)
        : this(tenant.Options)
    {
        foreach (var rule in tenant.Callees)
            Rules.SetCallee(rule.Number, rule.Script);
        foreach (var rule in tenant.Callers)
            Rules.SetCaller(rule.Number, rule.Script);
        foreach (var rule in tenant.Forwarding)
            Rules.SetForwarding(rule);
        foreach (var trunk in tenant.DownTrunks)
            Rules.SetTrunk(trunk, SimulatedTrunkState.Down);
        Do(() =>
        {
            foreach (var blocked in tenant.BlockedNumbers)
            {
                var added = State.BlockedNumbers.Add();
                added.Number = blocked.Number;
                added.ExpiresAt = blocked.ExpiresAt;
                added.Description = blocked.Description;
            }
        });
    }

    /// <summary>The tenant as it is now: with the extensions, queues and members that were changed, and the rules. Calls, records and settings of users aren't part of it.</summary>
    public SimulatorTenant Tenant => Read(() => new SimulatorTenant
    {
        Options = Options with
        {
            Extensions = [.. State.Extensions.All.Select(extension => extension.Setup)],
            Queues = [.. State.Queues.All.Select(State.Queues.Snapshot).Select(Setup)],
            RingGroups = [.. State.RingGroups.All.Select(group => Options.RingGroups.First(setup => setup.Number == group.Number) with { Members = Existing(group.Members.Select(member => member.Extension)) })],
            MonitorGroups = [.. State.MonitorGroups.All.Select(group => new SimulatedMonitorGroup(group.Name) { Members = Existing(group.Members), Supervisors = Existing(group.Supervisors) })],
        },
        Callees = Rules.CalleesInOrder,
        Callers = Rules.CallersInOrder,
        Forwarding = Rules.Forwardings,
        DownTrunks = [.. Rules.Trunks.Where(trunk => trunk.Value == SimulatedTrunkState.Down).Select(trunk => trunk.Key).OrderBy(name => name, StringComparer.Ordinal)],
        BlockedNumbers = [.. State.BlockedNumbers.All.Select(blocked => new SimulatorBlockedNumber(blocked.Number) { ExpiresAt = blocked.ExpiresAt, Description = blocked.Description })],
    });

    // Removing an extension leaves it in its queues and groups.
    private IReadOnlyList<string> Existing(IEnumerable<string> numbers) => [.. numbers.Where(State.Extensions.Has)];

    private SimulatedQueueSetup Setup(SimulatedQueue queue) =>
        (Options.Queues.FirstOrDefault(setup => setup.Number == queue.Number) ?? new SimulatedQueueSetup(queue.Number, queue.Name)) with
        {
            Name = queue.Name,
            Agents = Existing(queue.Agents.Select(agent => agent.Extension)),
        };
}
