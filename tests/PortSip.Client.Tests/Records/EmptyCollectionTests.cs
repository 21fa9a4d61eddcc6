using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>An empty list in each form in which a PBX sends one (API §1), for every collection.</summary>
public sealed class EmptyCollectionTests
{
    private static readonly PortSipQueue Queue = new() { Id = "q", QueueNumber = "8000" };

    private static readonly Dictionary<string, Func<PortSipClient, Task<int>>> Collections = new()
    {
        ["active calls"] = async client => (await client.Calls.ListAsync(default)).Count,
        ["CDRs"] = async client => (await client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(default)).Count,
        ["call logs"] = async client => (await client.Records.ListCallLogsAsync(new RecordQuery()).ToListAsync(default)).Count,
        ["call logs of a session"] = async client => (await client.Records.FindCallLogsAsync("7", default)).Count,
        ["recordings"] = async client => (await client.Recordings.ListAsync(new RecordQuery()).ToListAsync(default)).Count,
        ["files of a recording"] = async client => (await client.Recordings.GetAsync("7", PortSipRecordScope.Tenant, default)).Files.Count,
        ["legs of a CDR"] = async client => (await client.Records.GetCdrAsync("7", PortSipRecordScope.Tenant, default)).Legs.Count,
        ["queues"] = async client => (await client.Queues.ListAsync(default)).Count,
        ["own queues"] = async client => (await client.Queues.ListOwnAsync(default)).Count,
        ["callers of a queue"] = client => InQueueAsync(client, async () => (await client.Queues.ListCallersAsync("8000", default)).Count),
        ["agents of a queue"] = client => InQueueAsync(client, async () => (await client.Queues.ListAgentsAsync("8000", default)).Count),
        ["monitor groups"] = async client => (await client.Monitoring.ListGroupsAsync().ToListAsync(default)).Count,
        ["people of a monitor group"] = async client => (await client.Monitoring.GetGroupPeopleAsync(new PortSipMonitorGroup { Id = "g" }, default)).Members.Count,
        ["any path"] = async client => (await client.Rest.InvokeAllAsync(new RestRequest { Path = "providers" }).ToListAsync(default)).Count,
    };

    public static TheoryData<string> Names => [.. Collections.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_empty_and_no_error(string collection)
    {
        foreach (var body in new[] { """{"count":0,"items":null}""", """{"items":null}""", """{"count":"0","items":""}""", """{"count":null,"items":[]}""", """{"count":0}""" })
        {
            await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(body));

            Assert.Equal(0, await Collections[collection](pbx.Client));
            Assert.Empty(pbx.Log.Warnings);
        }
    }

    [Theory]
    [InlineData("CDRs")]
    [InlineData("recordings")]
    [InlineData("any path")]
    public async Task An_empty_page_behind_full_ones_is_the_end(string collection)
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Skip() == 0 ? Pages.Of(Enumerable.Range(0, 100), count: 100) : Answer.Json("""{"count":100,"items":null}"""));

        Assert.Equal(100, await Collections[collection](pbx.Client));
        Assert.Empty(pbx.Log.Warnings);
    }

    [Theory]
    [InlineData("active calls")]
    [InlineData("CDRs")]
    [InlineData("agents of a queue")]
    [InlineData("files of a recording")]
    [InlineData("legs of a CDR")]
    [InlineData("any path")]
    public async Task An_object_without_items_is_not_a_collection(string collection)
    {
        foreach (var body in new[] { "{}", """{"count":3}""", """{"result":"ok"}""", """{"items":17}""" })
        {
            await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(body));

            Assert.Equal(PortSipFailure.InvalidResponse, (await Assert.ThrowsAsync<PortSipException>(() => Collections[collection](pbx.Client))).Failure);
        }
    }

    [Fact]
    public async Task A_list_that_counts_items_and_holds_none_is_a_warning()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""{"count":3,"items":null}"""));

        Assert.Equal(0, await Collections["CDRs"](pbx.Client));
        Assert.Equal("Could not list the CDRs completely: the PBX reports 3 items but returned 0.", Assert.Single(pbx.Log.Warnings));
    }

    private static Task<int> InQueueAsync(PortSipClient client, Func<Task<int>> count)
    {
        QueueDirectory.Of(client.Connection).Remember([Queue]);
        return count();
    }
}
