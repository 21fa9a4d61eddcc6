namespace PortSip.Simulator.Tests.Records;

public sealed class CollectionTests
{
    [Theory]
    [InlineData("callee eq '1002'", 1)]
    [InlineData("callee ne '1002'", 2)]
    [InlineData("callee eq '1002' or callee eq '1003'", 2)]
    [InlineData("not (callee eq '1002' or callee eq '1003')", 1)]
    [InlineData("startswith(callee,'10') and endswith(callee,'4')", 1)]
    [InlineData("contains(user_data,'it''s')", 1)]
    [InlineData("duration ge 10 and duration lt 20", 1)]
    [InlineData("started_at ge '2024-08-20T06:00:10Z'", 2)]
    [InlineData("started_at lt '2024-08-20T06:00:10Z'", 1)]
    public void A_filter_is_obeyed(string filter, int count)
    {
        using var test = WithThreeCalls();

        Assert.Equal(count, test.Get("cdrs?filter=" + Uri.EscapeDataString(filter)).Json.GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("filter=nonsense")]
    [InlineData("filter=colour%20eq%20%27red%27")]
    [InlineData("filter=callee%20eq%20%271002")]
    [InlineData("orderby=colour")]
    [InlineData("orderby=callee%20sideways")]
    [InlineData("top=0")]
    [InlineData("top=101")]
    [InlineData("skip=-1")]
    public void What_is_not_a_query_is_refused(string query)
    {
        using var test = WithThreeCalls();

        Assert.Equal(400, test.Get("cdrs?" + query).Status);
    }

    [Theory]
    [InlineData(SimulatorTimeLiterals.Quoted, 200, 400)]
    [InlineData(SimulatorTimeLiterals.Bare, 400, 200)]
    [InlineData(SimulatorTimeLiterals.Both, 200, 200)]
    public void A_time_is_in_a_filter_as_the_PBX_takes_it(SimulatorTimeLiterals form, int quoted, int bare)
    {
        using var test = TestPbx.SignedIn(options => options with { TimeLiterals = form });

        var withQuotes = test.Get("cdrs?filter=" + Uri.EscapeDataString("started_at ge '2024-08-20T06:00:10Z'"));
        var without = test.Get("cdrs?filter=" + Uri.EscapeDataString("started_at ge 2024-08-20T06:00:10Z"));

        Assert.Equal((quoted, bare), (withQuotes.Status, without.Status));
        Assert.All(new[] { withQuotes, without }.Where(reply => reply.Status == 400), reply => Assert.Equal(["VALIDATE_FAILED"], reply.Codes));
    }

    [Fact]
    public void Pages_follow_the_order()
    {
        using var test = WithThreeCalls();

        var page = test.Get("cdrs?orderby=callee%20desc&top=1&skip=1&count=true");

        Assert.Equal(3, page.Json.GetProperty("count").GetInt32());
        Assert.Equal("1003", Assert.Single(page.Json.GetProperty("items").EnumerateArray().ToList()).GetProperty("callee").GetString());
    }

    [Fact]
    public void A_recording_is_a_WAV_that_its_link_leads_to_and_a_range_gives_the_rest()
    {
        using var test = TestPbx.SignedIn(options => options with { CallRecording = SimulatorCallRecording.AnsweredCalls, RecordingLinkForm = SimulatorLinkForm.Sha256 });
        var call = test.Originate("1001", "1002");
        test.Advance(2);
        test.Post($"sessions/{call}/destroy");
        var id = test.Get("recordings").Json.GetProperty("items")[0].GetProperty("id").GetString()!;

        var url = test.Get("recordings/" + id).Json.GetProperty("items")[0].GetProperty("file_url").GetString()!;
        var whole = test.Get(url.Substring("/api/".Length)).Response.Body.ToArray();

        Assert.Equal("RIFF"u8.ToArray(), whole[..4]);
        Assert.Equal(44 + 16000, whole.Length);
        Assert.EndsWith(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(whole)), url, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_private_link_wants_the_token()
    {
        using var test = TestPbx.SignedIn(options => options with { CallRecording = SimulatorCallRecording.AnsweredCalls, RecordingLinks = SimulatorLinkAccess.Private });
        test.Post($"sessions/{test.Originate("1001", "1002")}/destroy");
        var id = test.Get("recordings").Json.GetProperty("items")[0].GetProperty("id").GetString()!;
        var path = test.Get("recordings/" + id).Json.GetProperty("items")[0].GetProperty("file_url").GetString()!.Substring("/api/".Length);

        Assert.Equal(200, test.Get(path).Status);
        test.Token = null;
        Assert.Equal(401, test.Get(path).Status);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/destroy")]
    public void A_user_without_a_role_reaches_the_own_recordings_at_the_users_path_alone(string method, string action)
    {
        using var test = TestPbx.SignedIn(options => options with { CallRecording = SimulatorCallRecording.AnsweredCalls });
        test.Post($"sessions/{test.Originate("1003", "1004")}/destroy");
        test.Post($"sessions/{test.Originate("1001", "1002")}/destroy");
        string[] ids = [.. test.Get("recordings").Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
        int Status(string path) => (method == "GET" ? test.Get(path + action) : test.Post(path + action)).Status;

        test.SignIn(TestPbx.StandardUser);

        Assert.Equal((403, 403), (Status("recordings/" + ids[0]), Status("recordings/" + ids[1])));
        Assert.Equal(404, Status("user/recordings/" + ids[1]));
        Assert.InRange(Status("user/recordings/" + ids[0]), 200, 204);
    }

    private static TestPbx WithThreeCalls()
    {
        var test = TestPbx.SignedIn();
        var seconds = 5;
        foreach (var callee in new[] { "1002", "1003", "1004" })
        {
            var call = test.Originate("1001", callee, callee == "1003" ? ",\"user_data\":\"it's\"" : "");
            test.Advance(seconds);
            test.Post($"sessions/{call}/destroy");
            test.Advance(10 - seconds % 10);
            seconds += 10;
        }

        return test;
    }
}
