using System.Reflection;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Takes over another tenant while the PBX runs.</summary>
public sealed partial class SimulatedPbx
{
    /// <summary>
    /// Replaces the tenant's configuration and the rules. Calls and records stay, and so do the states of what has the same number in both. Subscribers of events receive
    /// the changes of extensions and queues. Who is no longer a user, or has another role or password, is signed out.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <exception cref="SimulatorBusyException">There are calls.</exception>
    /// <exception cref="SimulatorTenantException">The PBX would refuse it, or it has another version, domain or other option that is decided when a PBX starts.</exception>
    public void Import(SimulatorTenant tenant) => Do(() =>
    {
        SimulatorTenantMistake[] mistakes = [.. FixedOptions(tenant.Options), .. tenant.FindMistakes()];
        if (mistakes.Length > 0)
            throw new SimulatorTenantException(mistakes);
        if (State.Calls.List.Active.Count is > 0 and var calls)
            throw new SimulatorBusyException(calls);
        var options = Running(tenant.Options);
        TryOut(tenant with { Options = options });

        var former = Options;
        _options.Value = options;
        SignOut(former.Users, Options.Users);
        State.TenantSettings.Replace(NoSettings.Instance);
        State.TenantSettings.Apply(Options.TenantSettings);
        ReplaceExtensions(Options.Extensions);
        State.Queues.Replace(Options.Queues);
        State.RingGroups.Replace(Options.RingGroups);
        State.Receptionists.Replace(Options.Receptionists);
        State.Voicemails.Replace(Options.SharedVoicemails);
        State.Conferences.Replace(Options.ConferenceRooms);
        State.MonitorGroups.Replace(Options.MonitorGroups);
        State.CallPark.Configure(Options.CallPark);
        State.CallParkGroups.Replace(Options.CallParkGroups);
        State.Holidays.Replace(Options.Holidays);
        State.BlockedNumbers.All.Clear();
        Rules.Clear();
        Rules.InboundRules.Replace(Options.InboundRules);
        SetRules(tenant);
        State.Traffic.BringAgents();
    });

    private IEnumerable<SimulatorTenantMistake> FixedOptions(SimulatorOptions options) =>
        from property in typeof(SimulatorOptions).GetProperties()
        where property.GetCustomAttribute<DecidedAtStartAttribute>() is { IsInFile: true }
        let before = property.GetValue(Options)
        where !Equals(before, property.GetValue(options))
        select new SimulatorTenantMistake($"$.{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}", $"The running simulator has {before ?? "the default of its version"}, which can't be changed.");

    /// <summary>The options of a tenant, for a PBX that runs as this one.</summary>
    private SimulatorOptions Running(SimulatorOptions imported)
    {
        var options = imported with { };
        foreach (var property in SimulatorTenantFile.NotInFile.Select(name => typeof(SimulatorOptions).GetProperty(name)!))
            property.SetValue(options, property.GetValue(Options));
        return options;
    }

    // What no check foresees fails here, before anything is replaced.
    private static void TryOut(SimulatorTenant tenant)
    {
        using var trial = new SimulatedPbx(tenant with { Options = tenant.Options with { ClockMode = SimulatorClockMode.Frozen, CallsPerMinute = 0 } });
        _ = trial.Tenant;
    }

    private void ReplaceExtensions(IReadOnlyList<SimulatedExtension> setups)
    {
        var former = State.Extensions.All.ToDictionary(known => known.Number, Described, StringComparer.Ordinal);
        var passwords = State.Extensions.All.ToDictionary(known => known.Number, known => known.Setup.Password, StringComparer.Ordinal);
        foreach (var gone in former.Keys.Except(setups.Select(setup => setup.Number)).ToList())
            State.Extensions.Remove(gone);
        State.UserSettings.Reset();
        foreach (var setup in setups)
        {
            if (!State.Extensions.Has(setup.Number))
                State.Extensions.Add(setup);
            State.UserSettings.Apply(State.Extensions.IdOf(setup.Number)!, setup.Settings);
            if (former.TryGetValue(setup.Number, out var before) && before != Described(State.Extensions.Find(setup.Number)! with { Setup = setup }))
                State.Extensions.Change(setup);
        }
        foreach (var password in passwords.Where(password => State.Extensions.Find(password.Key)?.Setup.Password != password.Value))
            State.Tokens.Revoke(password.Key);
        State.Extensions.Sort([.. setups.Select(setup => setup.Number)]);
    }

    private string Described(TenantExtension extension) => JsonSerializer.Serialize(extension.Setup with { Settings = State.UserSettings.Differences(extension.Id) });

    private void SignOut(IReadOnlyList<SimulatedUser> former, IReadOnlyList<SimulatedUser> users)
    {
        // As text: records compare the lists in them by reference.
        var kept = new HashSet<string>(users.Select(Text), StringComparer.Ordinal);
        foreach (var gone in former.Where(user => !kept.Contains(Text(user))))
            State.Tokens.Revoke(gone.Name);

        static string Text(SimulatedUser user) => JsonSerializer.Serialize(user);
    }
}
