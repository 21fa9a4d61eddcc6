using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>The exact requests for recordings, and what is read from the responses.</summary>
public sealed class RecordingRequestTests
{
    [Theory]
    [InlineData(PortSipRecordScope.Tenant, "recordings")]
    [InlineData(PortSipRecordScope.Self, "user/recordings")]
    public async Task Recordings_are_listed_by_party_and_time_for_the_tenant_or_the_user(PortSipRecordScope scope, string path)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(
            """{"count":1,"items":[{"id":7,"caller":"1001","callee":"1002","started_at":"2024-08-20T06:00:00Z","ended_at":"","sentiment":"new"},{"caller":"no id"}]}"""));

        var recording = Assert.Single(await pbx.Client.Recordings.ListAsync(
            new RecordQuery { Scope = scope, Callers = ["1001"], Since = new DateTimeOffset(2024, 8, 20, 0, 0, 0, TimeSpan.Zero), OrderBy = "started_at desc" }).ToListAsync(default));

        Assert.Equal(("7", "1001", "1002", (DateTimeOffset?)null), (recording.Id, recording.Caller, recording.Callee, recording.EndedAt));
        Assert.Equal(
            [$"GET /api/{path}?top=100&skip=0&count=true&filter=started_at%20ge%20%272024-08-20T00%3A00%3A00Z%27%20and%20caller%20eq%20%271001%27&orderby=started_at%20desc"], pbx.Requests);
    }

    [Fact]
    public async Task By_id_a_recording_comes_with_its_files()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(
            """{"items":[{"duration":"20","file_name":"a.wav","file_size":0,"file_url":"/api/blobs/a"},{"file_name":"b.wav","file_size":5,"file_url":"/api/blobs/b"}]}"""));

        var recording = await pbx.Client.Recordings.GetAsync("a/7", PortSipRecordScope.Tenant, default);

        Assert.Equal("a/7", recording.Id);
        Assert.Equal([("a.wav", "/api/blobs/a", null), ("b.wav", "/api/blobs/b", 5L)], recording.Files.Select(f => (f.FileName, f.Url, f.Size)));
        Assert.Equal(["GET /api/recordings/a%2F7"], pbx.Requests);
    }

    [Fact]
    public async Task A_recording_is_deleted_by_one_POST_without_a_body()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty(204));

        await pbx.Client.Recordings.RemoveAsync("7", PortSipRecordScope.Tenant, default);

        Assert.Equal(["POST /api/recordings/7/destroy"], pbx.Requests);
        Assert.Equal("application/json", pbx.Recorded[0].Header("Content-Type"));
    }

    [Fact]
    public async Task Ones_own_recording_is_read_and_deleted_at_the_users_path()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "GET" ? Answer.Json("""{"items":[{"file_url":"/api/blobs/a"}]}""") : Answer.Empty(204));

        var recording = await pbx.Client.Recordings.GetAsync("7", PortSipRecordScope.Self, default);
        await pbx.Client.Recordings.RemoveAsync("7", recording.Scope, default);

        Assert.Equal(PortSipRecordScope.Self, recording.Scope);
        Assert.Equal(["GET /api/user/recordings/7", "POST /api/user/recordings/7/destroy"], pbx.Requests);
    }

    [Fact]
    public async Task What_newer_versions_add_to_a_recording_is_read_from_list_and_details()
    {
        const string fields = """
            "caller_display_name":"Zoë","callee_display_name":"Support","status":"COMPLETED","status_description":"ok","sentiment":"POSITIVE"
            """;
        await using var pbx = await ScriptedPbx.StartAsync(r => Answer.Json(r.Query("top") is null
            ? $$"""{"items":[{"file_url":"/api/blobs/a",{{fields}}}]}"""
            : $$"""{"count":1,"items":[{"id":"7",{{fields}}}]}"""));

        var listed = Assert.Single(await pbx.Client.Recordings.ListAsync(new RecordQuery()).ToListAsync(default));
        var detail = await pbx.Client.Recordings.GetAsync("7", PortSipRecordScope.Tenant, default);

        Assert.All([listed, detail], recording => Assert.Equal(
            ("Zoë", "Support", "COMPLETED", "ok", "POSITIVE"),
            (recording.CallerDisplayName, recording.CalleeDisplayName, recording.Status, recording.StatusDescription, recording.Sentiment)));
    }

    [Theory]
    [InlineData("""{"items":[{"caller":"1001","file_id":"NzAw/MTQ4","file_name":"a.wav"}]}""", "/api/files/NzAw%2FMTQ4/data")]
    [InlineData("""{"items":{"caller":"1001","file_id":884757570370146304}}""", "/api/files/884757570370146304/data")]
    [InlineData("""{"id":"7","caller":"1001","file_id":"9","file_url":""}""", "/api/files/9/data")]
    [InlineData("""{"items":[{"caller":"1001","file_id":"9","file_url":"/api/blobs/a"}]}""", "/api/blobs/a")]
    public async Task A_file_that_has_an_id_in_place_of_a_link_is_among_the_files_of_16(string body, string url)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(body));

        var recording = await pbx.Client.Recordings.GetAsync("7", PortSipRecordScope.Tenant, default);

        Assert.Equal(("1001", url), (recording.Caller, Assert.Single(recording.Files).Url));
    }

    [Fact]
    public async Task A_deletion_whose_response_was_lost_is_sent_again_and_finds_it_gone()
    {
        var requests = 0;
        await using var pbx = await ScriptedPbx.StartAsync(_ => ++requests == 1 ? Answer.Reset : Answer.Error(404));

        await pbx.Client.Recordings.RemoveAsync("7", PortSipRecordScope.Tenant, default);

        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public async Task A_deletion_of_what_isnt_there_is_NotFound()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(404));

        Assert.Equal(PortSipFailure.NotFound, (await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Recordings.RemoveAsync("7", PortSipRecordScope.Tenant, default))).Failure);
    }
}
