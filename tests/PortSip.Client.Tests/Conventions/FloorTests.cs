using PortSip.Testing;

namespace PortSip.Client.Tests.Conventions;

/// <summary>Each folder of the client refers only to lower ones.</summary>
public sealed class FloorTests
{
    [Fact]
    public void Nothing_refers_upward() => Assert.Empty(new Floors(
        "src/PortSip.Client",
        ["Text"],
        ["Errors"],
        ["Json"],
        ["Http"],
        ["Connection"],
        ["Collections"],
        ["Changes"],
        ["BlockedNumbers", "Calls", "Conferences", "Extensions", "Queues", "RingGroups", "Trunks"],
        ["Monitoring", "NightModes", "Profiles", "Records", "Rest"],
        ["Events/Parsing"],
        ["Events/Types"],
        ["Events/Socket"],
        ["Events"],
        ["Timelines", "Voicemails"],
        ["Diagnosis", "Waiting"],
        ["Assertions", "Campaigns"],
        ["Statistics"],
        ["."]).Problems(CompiledAssemblies.Path(typeof(FloorTests), "CompiledClient")));
}
