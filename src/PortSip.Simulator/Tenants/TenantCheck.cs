namespace PortSip.Simulator;

/// <summary>Finds what a PBX would refuse in a tenant: missing and repeated numbers, and members that don't exist.</summary>
internal static class TenantCheck
{
    /// <summary>The first problem and its place; null if there is none.</summary>
    public static (string Path, string Problem)? Problem(SimulatorTenant tenant)
    {
        var problem = Problems(tenant).FirstOrDefault();
        return problem.Path is null ? null : problem;
    }

    private static IEnumerable<(string Path, string Problem)> Problems(SimulatorTenant tenant)
    {
        var options = tenant.Options;
        var extensions = new HashSet<string>(options.Extensions.Select(extension => extension.Number), StringComparer.Ordinal);
        if (options.Extensions.Count == 0)
            yield return ("$.options.extensions", "A tenant has at least one extension.");
        if (options.Users.Count == 0)
            yield return ("$.options.users", "A tenant has at least one user.");
        var numbers = Numbers("extensions", options.Extensions.Select(extension => extension.Number))
            .Concat(Numbers("queues", options.Queues.Select(queue => queue.Number)))
            .Concat(Numbers("ringGroups", options.RingGroups.Select(group => group.Number)));
        foreach (var (at, _) in options.Users.Select((user, at) => (at, user)).Where(one => string.IsNullOrWhiteSpace(one.user.Name)))
            yield return ($"$.options.users[{at}]", "The name is missing.");
        if (options.RingTimeout <= TimeSpan.Zero)
            yield return ("$.options.ringTimeout", "The time isn't positive.");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, number) in numbers)
        {
            if (string.IsNullOrWhiteSpace(number))
                yield return (path, "The number is missing.");
            else if (!taken.Add(number))
                yield return (path, $"The number {number} is already in use.");
        }
        var members = options.Queues.SelectMany((queue, at) => Members($"queues[{at}].agents", queue.Agents))
            .Concat(options.RingGroups.SelectMany((group, at) => Members($"ringGroups[{at}].members", group.Members)))
            .Concat(options.MonitorGroups.SelectMany((group, at) => Members($"monitorGroups[{at}].members", group.Members)))
            .Concat(options.MonitorGroups.SelectMany((group, at) => Members($"monitorGroups[{at}].supervisors", group.Supervisors)));
        foreach (var (path, number) in members)
        {
            if (!extensions.Contains(number))
                yield return (path, $"There is no extension {number}.");
        }
        foreach (var (at, trunk) in tenant.DownTrunks.Select((trunk, at) => (at, trunk)).Where(one => !options.Trunks.Contains(one.trunk)))
            yield return ($"$.downTrunks[{at}]", $"There is no trunk {trunk}.");
    }

    private static IEnumerable<(string Path, string Number)> Numbers(string list, IEnumerable<string> numbers) =>
        numbers.Select((number, at) => ($"$.options.{list}[{at}]" + (string.IsNullOrEmpty(number) ? "" : ".number"), number));

    private static IEnumerable<(string Path, string Number)> Members(string list, IReadOnlyList<string> numbers) =>
        numbers.Select((number, at) => ($"$.options.{list}[{at}]", number));
}
