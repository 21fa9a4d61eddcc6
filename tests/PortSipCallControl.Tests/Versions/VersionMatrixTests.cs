using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PortSip.Simulator;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Versions;

/// <summary>
/// All requests of the module, on every version that the simulator knows. No command takes the version; results differ only in what a
/// version lacks.
/// </summary>
public sealed class VersionMatrixTests
{
    /// <summary>What the module never asks for: other clients do.</summary>
    private static readonly string[] ForOthers = ["GET login", "POST login/by_extension", "POST tokens", "POST tokens/by_extension", "POST tokens/refresh", "POST tokens/destroy"];

    private static readonly IReadOnlyDictionary<string, VersionTour> Tours = new Dictionary<string, VersionTour>
    {
        ["calls"] = CallTours.Calls,
        ["records"] = CallTours.Records,
        ["recordings"] = CallTours.Recordings,
        ["queues"] = SwitchboardTours.Queues,
        ["monitoring"] = SwitchboardTours.Monitoring,
        ["people and trunks"] = SwitchboardTours.People,
        ["messages"] = SwitchboardTours.Messages,
        ["conferences"] = SwitchboardTours.Conferences,
        ["menus"] = RoutingTours.Menus,
        ["the calendar"] = RoutingTours.Calendar,
        ["park groups"] = RoutingTours.ParkGroups,
        ["REST"] = ConnectionTours.Rest,
        ["the session"] = ConnectionTours.Session,
        ["signing in"] = ConnectionTours.SignIn,
    };

    // Each is taken once, by the test that needs it first.
    private static readonly ConcurrentDictionary<(string Version, string Tour), Lazy<TakenTour>> Taken = [];

    public static TheoryData<string> Versions { get; } = new(SimulatorVersion.All.Select(version => version.Number));

    public static TheoryData<string, string> All { get; } = new(SimulatorVersion.All.SelectMany(_ => Tours.Keys, (version, tour) => (version.Number, tour)));

    [Theory]
    [MemberData(nameof(All))]
    public void What_people_do_works_on_every_version(string version, string tour)
    {
        Assert.Equal(Tours[tour].OutputOf(version), Take(version, tour).Output);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_operation_of_a_version_is_asked_for(string version)
    {
        using var pbx = new SimulatedPbx(new SimulatorOptions { Version = SimulatorVersion.Parse(version) });
        var asked = Tours.Keys.SelectMany(tour => Take(version, tour).Requests).Where(e => e.StatusCode < 300).Select(RouteOf);

        Assert.Equal([], pbx.Operations.Select(route => $"{route.Method} {route.Template}").Except(asked).Except(ForOthers));

        string RouteOf(SimulatorJournalEntry entry) => pbx.Operations
            .Where(route => route.Method == entry.Method && Regex.IsMatch(entry.Path, $"^/api/{Regex.Replace(route.Template, "{[^}]*}", "[^/]+")}$"))
            .OrderBy(route => route.Template.Count(c => c == '{'))
            .Select(route => $"{route.Method} {route.Template}")
            .First();
    }

    [Fact]
    public void The_versions_of_the_command_are_those_of_the_simulator()
    {
        using var session = new PowerShellSession();

        var offered = session.Get("(Get-Command Start-PortSipSimulator).Parameters['Version'].Attributes.ValidValues").Select(o => o.ToString());

        Assert.Equal(SimulatorVersion.All.Select(version => version.Number), offered);
        Assert.Equal(SimulatorVersion.Newest.Number, session.Single<string>("(Start-PortSipSimulator).Version"));
    }

    private static TakenTour Take(string version, string tour) => Taken.GetOrAdd((version, tour), key => new(() => Run(Tours[key.Tour], key.Version))).Value;

    private static TakenTour Run(VersionTour tour, string version)
    {
        using var folder = new TemporaryFolder();
        using var session = new PowerShellSession();
        var output = string.Join("\n", session.Get(tour.ScriptOf(version), ("folder", folder.Path)).Select(o => o?.ToString()));
        return new(output, [.. session.Get("$simulator, $careful | Where-Object { $_ } | Get-PortSipSimulatorRequest").Select(o => (SimulatorJournalEntry)o.BaseObject)]);
    }

    /// <summary>What was seen on a tour, and what it asked for.</summary>
    private sealed record TakenTour(string Output, IReadOnlyList<SimulatorJournalEntry> Requests);
}
