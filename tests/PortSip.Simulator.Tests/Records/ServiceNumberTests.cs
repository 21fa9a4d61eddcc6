namespace PortSip.Simulator.Tests.Records;

/// <summary>The queue or ring group of a call in its record: only one that was called itself, or that calls back (see QueueCallbackTests).</summary>
public sealed class ServiceNumberTests : IDisposable
{
    private readonly TestPbx _test = TestPbx.SignedIn();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("8000", "8000")]
    [InlineData("6000", "6000")]
    [InlineData("1002", null)]
    [InlineData("7000", null)]
    public void A_service_that_was_called_is_named(string callee, string? service)
    {
        _test.Post($"sessions/{_test.Originate("1001", callee)}/destroy");

        Assert.Equal(service, ServiceNumber);
    }

    [Fact]
    public void A_service_that_a_menu_led_to_is_not_named()
    {
        _test.Pbx.Rules.SetMenu("7000", new Dictionary<string, string> { ["1"] = "8000" });
        _test.Pbx.Rules.SetKeys("1001", new SimulatedKeys(["1"]));
        var id = _test.Originate("1001", "7000");
        _test.Advance(5);
        Assert.Single(_test.Pbx.Queues[0].Waiting);

        _test.Pbx.HangUp(id, "1001");

        Assert.Null(ServiceNumber);
    }

    [Fact]
    public void A_service_that_a_transfer_led_to_is_not_named()
    {
        var id = _test.Originate("1001", "1002");
        _test.Post($"sessions/{id}/refer", """{"extension_number":"1002","refer_to":"8000"}""");

        _test.Pbx.HangUp(id, "1001");

        Assert.Null(ServiceNumber);
    }

    private string? ServiceNumber => Assert.Single(_test.Get("cdrs").Json.GetProperty("items").EnumerateArray()).GetProperty("service_number").GetString();
}
