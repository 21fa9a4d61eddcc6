namespace PortSip.Simulator.Tests.Rules;

public sealed class RandomStreamTests
{
    [Fact]
    public void Each_stream_has_a_seed_of_its_own() => Assert.Equal(
        Enum.GetValues<RandomStream>().Length,
        Enum.GetValues<RandomStream>().Select(stream => new SimulatorOptions { Seed = int.MaxValue }.SeedOf(stream)).Distinct().Count());

    [Fact]
    public void The_objects_of_a_tenant_have_different_ids()
    {
        using var test = TestPbx.SignedIn();
        test.Post("blacklisted_numbers", """{"number":"0044"}""");
        test.Pbx.Rules.SetInbound("498912345", "1002");
        string[] lists = ["users", "call_queues", "ring_groups", "ivrs", "shared_voicemails", "conference_rooms", "providers", "monitor_groups", "blacklisted_numbers", "inbound_rules"];

        List<string> ids = [.. lists.SelectMany(list => test.Get(list).Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!))];

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(lists, list => Assert.NotEmpty(test.Get(list).Json.GetProperty("items").EnumerateArray()));
    }
}
