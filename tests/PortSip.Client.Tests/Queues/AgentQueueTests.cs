using PortSip.Testing;

namespace PortSip.Client.Tests.Queues;

/// <summary>An agent in all of its queues, and the reasons for not being ready.</summary>
public sealed class AgentQueueTests
{
    [Fact]
    public async Task An_agent_s_status_is_set_by_the_ids_of_its_user_and_queue()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "POST" ? Answer.Empty() : Answer.Json("""{"items":[{"id":"q/1","name":"Support","extension_number":"8000"},{"name":"no id"}]}"""));
        var extension = new PortSipExtension { Id = "u1", ExtensionNumber = "601" };

        var queue = Assert.Single(await pbx.Client.AgentQueues.ListAsync(extension, default));
        await pbx.Client.AgentQueues.SetStatusAsync(extension, queue, PortSipAgentStatus.NotReady, "Meeting", default);

        Assert.Equal("8000", queue.QueueNumber);
        Assert.Equal(["GET /api/users/u1/call_queues", """POST /api/users/u1/call_queues/q%2F1/agent {"status":"NOT_READY","reason":"Meeting"}"""], pbx.Requests);
    }

    [Theory]
    [InlineData("""["Lunch","Meeting"]""", "Lunch- Meeting-")]
    [InlineData("""{"items":["Lunch",7,null,""]}""", "Lunch- 7-")]
    [InlineData("""{"count":2,"items":[{"id":"1","code":"10","name":"Lunch"},{"id":"2","code":"20","name":"Meeting","reason":"At a meeting"}]}""", "Lunch-10 At a meeting-Meeting, 20")]
    [InlineData("""{"not_ready_codes":[{"label":"Lunch"},{"id":"3"},{}]}""", "Lunch-")]
    [InlineData("""{"items":[]}""", "")]
    [InlineData("{}", "")]
    [InlineData("\"\"", "")]
    public async Task The_reasons_are_read_in_every_likely_form(string answer, string reasons)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(answer));

        var codes = await pbx.Client.AgentQueues.ListNotReadyCodesAsync(default);

        Assert.Equal(reasons, string.Join(" ", codes.Select(code => $"{code.Reason}-{code.Description}")));
        Assert.Equal(["GET /api/not_ready_codes"], pbx.Requests);
    }
}
