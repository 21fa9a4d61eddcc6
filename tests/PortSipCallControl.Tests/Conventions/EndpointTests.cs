using System.Reflection;
using System.Text.RegularExpressions;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>The client and the simulator have the same operations.</summary>
public sealed class EndpointTests
{
    internal static IReadOnlyList<Endpoint> All { get; } = [.. typeof(Endpoint).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Endpoints", StringComparison.Ordinal))
        .SelectMany(type => Static(type).OfType<Endpoint>().Concat(Static(type).Where(type.IsInstanceOfType).SelectMany(set => Of(set!))))];

    // Files are fetched by links, and what has no cmdlet is asked by Invoke-PortSipRestMethod.
    private static readonly string[] WithoutEndpoint =
    [
        "GET blobs/*", "GET call_park", "GET call_park_groups", "GET call_park_groups/*", "GET call_park_groups/*/members", "GET files/*/data",
        "GET holidays", "GET holidays/*", "GET inbound_rules", "GET inbound_rules/*", "GET ivrs/*/status", "GET monitor", "GET monitor_groups/*",
        "POST call_park", "POST call_park_groups", "POST call_park_groups/*", "POST call_park_groups/*/destroy", "POST call_park_groups/*/members/*",
        "POST call_park_groups/*/members/*/destroy", "POST holidays", "POST holidays/*", "POST holidays/*/destroy", "POST inbound_rules",
        "POST inbound_rules/*", "POST inbound_rules/*/destroy", "POST login/by_extension", "POST monitor_groups", "POST monitor_groups/*/destroy",
        "POST tokens/by_extension",
    ];

    [Fact]
    public void The_stand_in_has_a_route_for_every_endpoint() => Assert.Empty(Asked.Except(Answered));

    [Fact]
    public void Every_route_of_the_stand_in_is_asked_for() => Assert.Equal(WithoutEndpoint, Answered.Except(Asked).Order(StringComparer.Ordinal));

    [Fact]
    public void Who_may_is_known_of_every_route_of_the_stand_in_that_refuses_users_without_a_role()
    {
        using var pbx = new SimulatedPbx(new SimulatorOptions());

        Assert.DoesNotContain(pbx.Operations, route => route.Access == RouteAccess.Manager && RequiredAccess.Of(new HttpMethod(route.Method), route.Template) is null);
        Assert.DoesNotContain(pbx.Operations, route => route.Access == RouteAccess.Anonymous && RequiredAccess.Of(new HttpMethod(route.Method), route.Template) is not null);
    }

    private static HashSet<string> Asked { get; } = [.. All.Select(endpoint => Anonymous($"{endpoint.Method} {endpoint.Path}"))];

    private static HashSet<string> Answered { get; } =
    [
        .. SimulatorVersion.All.SelectMany(version =>
        {
            using var pbx = new SimulatedPbx(new SimulatorOptions { Version = version });
            return pbx.Operations.Select(route => Anonymous($"{route.Method} {route.Template}")).ToList();
        }),
    ];

    private static IEnumerable<object?> Static(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null));

    private static IEnumerable<Endpoint> Of(object set) =>
        set.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.GetValue(set)).OfType<Endpoint>();

    // Names of values differ, and the id 1 stands for the last call.
    private static string Anonymous(string line) => Regex.Replace(line, @"\{\w+\}|(?<=sessions/)1(?=/)", "*");
}
