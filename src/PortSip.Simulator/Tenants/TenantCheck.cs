using static PortSip.Simulator.TenantPath;

namespace PortSip.Simulator;

/// <summary>Finds what a PBX would refuse in a tenant: numbers that are missing, used twice or don't exist, and settings with wrong values.</summary>
internal static class TenantCheck
{
    public static IEnumerable<SimulatorTenantMistake> Mistakes(SimulatorTenant tenant) =>
        Lists(tenant.Options).Concat(Names(tenant.Options)).Concat(Ids(tenant.Options)).Concat(Times(tenant.Options)).Concat(Numbers(tenant.Options)).Concat(References(tenant))
            .Concat(TenantSettingCheck.Mistakes(tenant.Options)).Concat(TenantRuleCheck.Mistakes(tenant))
            .Select(problem => new SimulatorTenantMistake("$." + problem.Path, problem.Problem));

    private static IEnumerable<(string Path, string Problem)> Lists(SimulatorOptions options)
    {
        if (options.Extensions.Count == 0)
            yield return ("extensions", "A tenant has at least one extension.");
        if (options.Users.Count == 0)
            yield return ("users", "A tenant has at least one user.");
    }

    private static IEnumerable<(string Path, string Problem)> Names(SimulatorOptions options)
    {
        if (options.Domain.Length is 0 or > 280)
            yield return ("domain", "A domain has 1 to 280 characters.");
        foreach (var (list, names, areUnique) in new[]
        {
            ("users", options.Users.Select(user => user.Name), true),
            ("queues", options.Queues.Select(queue => queue.Name), false),
            ("ringGroups", options.RingGroups.Select(group => group.Name), false),
            ("receptionists", options.Receptionists.Select(one => one.Name), false),
            ("sharedVoicemails", options.SharedVoicemails.Select(box => box.Name), false),
            ("conferenceRooms", options.ConferenceRooms.Select(room => room.Subject), false),
            ("monitorGroups", options.MonitorGroups.Select(group => group.Name), false),
            ("trunks", options.Trunks, true),
        })
        {
            var member = list switch { "trunks" => "", "conferenceRooms" => ".subject", _ => ".name" };
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (path, name) in names.Select((name, at) => (At(list, at), name)))
            {
                if (string.IsNullOrWhiteSpace(name))
                    yield return (path, $"The {(member.Length == 0 ? "name" : member.Substring(1))} is missing.");
                else if (name.Length > 64)
                    yield return (path + member, "This must have 1 to 64 characters.");
                else if (areUnique && !taken.Add(name))
                    yield return (path + member, $"The name {name} is already in use.");
            }
        }
    }

    private static IEnumerable<(string Path, string Problem)> Ids(SimulatorOptions options)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return options.Holidays.Select((holiday, at) => (Path: At("holidays", at) + ".id", holiday.Id))
            .Where(one => one.Id is not null && !taken.Add(one.Id))
            .Select(one => (one.Path, "This id is used twice."));
    }

    private static IEnumerable<(string Path, string Problem)> Times(SimulatorOptions options)
    {
        foreach (var (path, time) in new[]
        {
            ("ringTimeout", options.RingTimeout), ("accessTokenLifetime", options.AccessTokenLifetime),
            ("refreshTokenLifetime", options.RefreshTokenLifetime), ("blockDuration", options.BlockDuration),
        })
        {
            if (time <= TimeSpan.Zero)
                yield return (path, "The time must be positive.");
        }
        foreach (var (path, capacity) in options.ConferenceRooms.Select((room, at) => (At("conferenceRooms", at) + ".capacity", room.Capacity)))
        {
            if (capacity is < 1 or > 200)
                yield return (path, "The capacity must be from 1 to 200.");
        }
    }

    private static IEnumerable<(string Path, string Problem)> Numbers(SimulatorOptions options)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (list, kind, numbers) in new[]
        {
            ("extensions", "an extension", options.Extensions.Select(one => one.Number)),
            ("queues", "a queue", options.Queues.Select(one => one.Number)),
            ("ringGroups", "a ring group", options.RingGroups.Select(one => one.Number)),
            ("receptionists", "a virtual receptionist", options.Receptionists.Select(one => one.Number)),
            ("sharedVoicemails", "a shared voicemail box", options.SharedVoicemails.Select(one => one.Number)),
            ("conferenceRooms", "a conference room", options.ConferenceRooms.Select(one => one.Number)),
        })
        {
            foreach (var (path, number) in numbers.Select((number, at) => (At(list, at), number)))
            {
                if (string.IsNullOrWhiteSpace(number))
                    yield return (path, "The number is missing.");
                else if (!NumberForm.IsExtension(number))
                    yield return (path + ".number", FormattableString.Invariant($"'{number}' must be {NumberForm.Length.Least} to {NumberForm.Length.Most} digits."));
                else if (taken.TryGetValue(number, out var other))
                    yield return (path + ".number", $"{number} can't be the number of {kind}: it is already that of {other}.");
                else
                    taken.Add(number, kind);
            }
        }
    }

    private static IEnumerable<(string Path, string Problem)> References(SimulatorTenant tenant)
    {
        var options = tenant.Options;
        var extensions = new HashSet<string>(options.Extensions.Select(extension => extension.Number ?? ""), StringComparer.Ordinal);
        foreach (var (path, list) in MemberLists(options))
        {
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (at, number) in list.Select((number, at) => (At(path, at), number)))
            {
                if (!extensions.Contains(number))
                    yield return (at, $"There is no extension {number}.");
                else if (!taken.Add(number))
                    yield return (at, $"{number} is in the list twice.");
            }
        }
        foreach (var (path, own) in options.Users.Select((user, at) => (At("users", at) + ".extensionNumber", user.ExtensionNumber)))
        {
            if (own is not null && !extensions.Contains(own))
                yield return (path, $"There is no extension {own}.");
        }

        var levels = options.Queues.SelectMany((queue, at) => Levels($"{At("queues", at)}.skillLevels", queue.SkillLevels, queue.Agents))
            .Concat(options.RingGroups.SelectMany((group, at) => Levels($"{At("ringGroups", at)}.skillLevels", group.SkillLevels, group.Members)));
        foreach (var problem in levels)
            yield return problem;

        var trunks = tenant.DownTrunks.Select((trunk, at) => (At("downTrunks", at), trunk))
            .Concat(options.InboundRules.Select((rule, at) => (At("inboundRules", at) + ".trunk", rule.Trunk!)).Where(one => one.Item2 is not null));
        foreach (var (path, trunk) in trunks.Where(one => !options.Trunks.Contains(one.Item2)))
            yield return (path, $"There is no trunk {trunk}.");

        var ringGroups = options.CallParkGroups.Select((group, at) => (At("callParkGroups", at) + ".ringGroup", group.RingGroup)).Prepend(("callPark.ringGroup", options.CallPark.RingGroup));
        foreach (var (path, number) in ringGroups.Where(one => one.RingGroup is not null && options.RingGroups.All(group => group.Number != one.RingGroup)))
            yield return (path, $"There is no ring group {number}.");
    }

    private static IEnumerable<(string Path, string Problem)> Levels(string table, IReadOnlyDictionary<string, int> levels, IReadOnlyList<string> members)
    {
        foreach (var level in levels)
        {
            if (!members.Contains(level.Key))
                yield return ($"{table}.{level.Key}", $"{level.Key} isn't a member.");
            else if (level.Value is < 1 or > 100)
                yield return ($"{table}.{level.Key}", "A skill level must be from 1 to 100.");
        }
    }

    private static IEnumerable<(string Path, IReadOnlyList<string> Numbers)> MemberLists(SimulatorOptions options) =>
        options.Queues.Select((queue, at) => (At("queues", at) + ".agents", queue.Agents))
            .Concat(options.RingGroups.Select((group, at) => (At("ringGroups", at) + ".members", group.Members)))
            .Concat(options.MonitorGroups.Select((group, at) => (At("monitorGroups", at) + ".members", group.Members)))
            .Concat(options.MonitorGroups.Select((group, at) => (At("monitorGroups", at) + ".supervisors", group.Supervisors)))
            .Concat(options.CallParkGroups.Select((group, at) => (At("callParkGroups", at) + ".members", group.Members)));
}
