using PortSip.Testing;

namespace PortSip.Client.Tests.Monitoring;

public sealed class MonitoringTests
{
    private const string Codes = """{"items":[{"code":"*70","feature":"SILENT_CALL_MONITORING","enabled":true},{"code":"*71","feature":"CALL_PARK","enabled":false}]}""";

    [Theory]
    [InlineData(PortSipMonitorMode.Listen, "*70601*1")]
    [InlineData(PortSipMonitorMode.Whisper, "*70601*2")]
    [InlineData(PortSipMonitorMode.BargeIn, "*70601*3")]
    [InlineData(PortSipMonitorMode.TakeOver, "*70601*4")]
    public async Task The_supervisor_is_called_and_the_tenants_code_is_dialled(PortSipMonitorMode mode, string dialled)
    {
        await using var pbx = await PbxAsync(Answer.Json(Codes));

        var call = await pbx.Client.Monitoring.StartAsync("101", "601", mode, featureCode: null, default);

        Assert.Equal(("884757570370146304", "101", dialled), (call.Id, call.Caller, call.Callee));
        Assert.Equal(["GET /api/feature_access_codes", $$"""POST /api/sessions {"caller":"101","callee":"{{dialled}}","send_sdp":true}"""], pbx.Requests);
    }

    [Fact]
    public async Task The_codes_are_read_once()
    {
        await using var pbx = await PbxAsync(Answer.Json(Codes));

        await pbx.Client.Monitoring.StartAsync("101", "601", PortSipMonitorMode.Listen, featureCode: null, default);
        await pbx.Client.Monitoring.StartAsync("101", "602", PortSipMonitorMode.Listen, featureCode: null, default);

        Assert.Single(pbx.Requests, r => r.StartsWith("GET", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Where_the_codes_cant_be_read_the_default_serves(int status)
    {
        await using var pbx = await PbxAsync(Answer.Error(status));

        Assert.Equal("*63601*1", (await pbx.Client.Monitoring.StartAsync("101", "601", PortSipMonitorMode.Listen, featureCode: null, default)).Callee);
    }

    [Fact]
    public async Task A_code_in_hand_asks_for_none()
    {
        await using var pbx = await PbxAsync(Answer.Error(500));

        Assert.Equal("##9601*1", (await pbx.Client.Monitoring.StartAsync("101", "601", PortSipMonitorMode.Listen, "##9", default)).Callee);
    }

    [Theory]
    [InlineData("63")]
    [InlineData("*")]
    [InlineData("****1")]
    [InlineData("*12345")]
    [InlineData("*1*")]
    public async Task What_is_not_a_feature_code_is_refused_and_nothing_is_sent(string code)
    {
        await using var pbx = await PbxAsync(Answer.Json(Codes));

        var failure = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Monitoring.StartAsync("101", "601", PortSipMonitorMode.Listen, code, default));

        Assert.Equal(PortSipFailure.ValidationFailed, failure.Failure);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public async Task A_feature_that_is_switched_off_is_NotFound_and_nobody_is_called()
    {
        await using var pbx = await PbxAsync(Answer.Json(Codes));

        Assert.Equal(PortSipFailure.NotFound, (await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Monitoring.ParkAsync("884", "1001", "1005", null, default))).Failure);
        Assert.Single(pbx.Requests);
    }

    [Fact]
    public async Task Parking_is_a_transfer_picking_up_and_retrieving_are_originates()
    {
        await using var pbx = await PbxAsync(Answer.Json("""{"items":[]}"""));

        await pbx.Client.Monitoring.ParkAsync("884", "1001", "1005", null, default);
        await pbx.Client.Monitoring.ReceiveAsync(PortSipFeature.CallRetrieve, "1002", "1005", null, default);
        await pbx.Client.Monitoring.ReceiveAsync(PortSipFeature.DirectedCallPickup, "1002", "1003", null, default);

        Assert.Equal(
            [
                """POST /api/sessions/884/refer {"extension_number":"1001","refer_to":"*681005"}""",
                """POST /api/sessions {"caller":"1002","callee":"*881005","send_sdp":true}""",
                """POST /api/sessions {"caller":"1002","callee":"*971003","send_sdp":true}""",
            ],
            pbx.Requests.Skip(1));
    }

    [Fact]
    public async Task A_group_comes_with_its_people()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Path switch
        {
            "/api/monitor_groups" => Answer.Json("""{"count":1,"items":[{"id":"g1","name":"Support","enabled":true,"description":""}]}"""),
            "/api/monitor_groups/g1/members" => Answer.Json("""{"items":[{"id":"u1","name":"ann","display_name":"Ann","extension_number":"601"}]}"""),
            _ => Answer.Json("""{"items":[{"id":"u2","name":"boss","extension_number":"101"}]}"""),
        });

        var listed = Assert.Single(await pbx.Client.Monitoring.ListGroupsAsync().ToListAsync(CancellationToken.None));
        var group = await pbx.Client.Monitoring.GetGroupPeopleAsync(listed, default);

        Assert.Equal(("g1", "Support", true), (group.Id, group.Name, group.IsEnabled));
        Assert.Equal(("601", "Ann"), (group.Members[0].ExtensionNumber, group.Members[0].DisplayName));
        Assert.Equal(("101", "boss"), (group.Supervisors[0].ExtensionNumber, group.Supervisors[0].DisplayName));
    }

    [Fact]
    public async Task People_are_added_and_removed_by_role()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty());

        await pbx.Client.Monitoring.AddToGroupAsync("g1", "601", PortSipMonitorRole.Member, default);
        await pbx.Client.Monitoring.RemoveFromGroupAsync("g1", "101", PortSipMonitorRole.Supervisor, default);

        Assert.Equal(["POST /api/monitor_groups/g1/members/601", "POST /api/monitor_groups/g1/managers/101/destroy"], pbx.Requests);
    }

    private static Task<ScriptedPbx> PbxAsync(Answer codes) => ScriptedPbx.StartAsync(r => r.Method == "GET" ? codes : Answer.Json("""{"id":"884757570370146304"}"""));
}
