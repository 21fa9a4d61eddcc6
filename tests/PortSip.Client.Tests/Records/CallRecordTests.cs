using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

public sealed class CallRecordTests
{
    private const string Cdr = """
        {"id":"878156644691742720","caller":"102","caller_domain":"test.io","caller_display_name":"","callee":"45060","started_at":"2024-08-20T06:00:59.457188Z",
         "rang_at":"2024-08-20T06:01:00Z","answered_at":"2024-08-20T06:01:02Z","ended_at":"","call_id":"abc@1","direction":"OUTBOUND_CALL","end_reason":"CALLER_DISCONNECTED",
         "reroute_reason":"QUEUE_EXIT","status_code":0,"trunk":"main","duration":"61","user_data":"job=7","new_in_22_9":[1]}
        """;

    [Fact]
    public async Task Every_condition_is_in_the_filter_and_literals_are_escaped()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Pages.Of([]));

        await pbx.Client.Records.ListCdrsAsync(new RecordQuery
        {
            Since = new DateTimeOffset(2024, 8, 20, 8, 0, 0, TimeSpan.FromHours(2)),
            Until = new DateTimeOffset(2024, 8, 21, 0, 0, 0, 500, TimeSpan.Zero),
            Callers = ["1001", "O'Hara"],
            Callees = ["+33"],
            Direction = PortSipCallDirection.InboundOutbound,
            UserData = "a'b",
            Filter = "status_code ge 400 or trunk eq 'main'",
            OrderBy = "started_at desc",
        }).ToListAsync(CancellationToken.None);

        Assert.Equal(
            "started_at ge '2024-08-20T06:00:00Z' and started_at lt '2024-08-21T00:00:00.5000000Z' and (caller eq '1001' or caller eq 'O''Hara') and callee eq '+33'"
            + " and direction eq 'INBOUND_OUTBOUND_CALL' and contains(user_data,'a''b') and (status_code ge 400 or trunk eq 'main')",
            Assert.Single(pbx.Recorded).Query("filter"));
        Assert.StartsWith("GET /api/cdrs?top=100&skip=0&count=true&filter=started_at%20ge%20%272024-08-20T06%3A00%3A00Z%27%20and%20", pbx.Requests[0], StringComparison.Ordinal);
        Assert.EndsWith("&orderby=started_at%20desc", pbx.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_records_are_asked_for_at_the_users_path()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Pages.Of([]));

        await pbx.Client.Records.ListCdrsAsync(new RecordQuery { Scope = PortSipRecordScope.Self }).ToListAsync(CancellationToken.None);

        Assert.Equal(["GET /api/user/cdrs?top=100&skip=0&count=true"], pbx.Requests);
    }

    [Fact]
    public async Task A_record_is_read_with_its_times_words_and_numbers()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"count":1,"items":[{{Cdr}}, null]}"""));

        var cdr = Assert.Single(await pbx.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None));

        Assert.Equal("878156644691742720", cdr.Id);
        Assert.Equal(new DateTimeOffset(2024, 8, 20, 6, 0, 59, TimeSpan.Zero).AddTicks(4571880), cdr.StartedAt);
        Assert.Null(cdr.EndedAt);
        Assert.Null(cdr.CallerDisplayName);
        Assert.Equal(TimeSpan.FromSeconds(61), cdr.TalkTime);
        Assert.Equal("Outbound", cdr.Direction);
        Assert.Equal("CallerDisconnected", cdr.EndReason);
        Assert.Equal("QueueExit", cdr.RerouteReason);
        Assert.Null(cdr.StatusCode);
        Assert.Equal("abc@1", cdr.SipCallId);
        Assert.Same(pbx.Connection, cdr.Connection);
    }

    [Theory]
    [InlineData("TRANSFER", "Transfer")]
    [InlineData("OVERFLOW", "Overflow")]
    [InlineData("CAPACITY_BLOCKED", "CapacityBlocked")]
    [InlineData("QUEUE_EXIT", "QueueExit")]
    [InlineData("QUEUE_ABANDONED", "QueueAbandoned")]
    [InlineData("REDIRECT", "Redirect")]
    [InlineData("FORWARDING_UNCONDITIONAL", "ForwardingUnconditional")]
    [InlineData("FORWARDING_BUSY", "ForwardingBusy")]
    [InlineData("FORWARDING_NO_ANSWER", "ForwardingNoAnswer")]
    [InlineData("FORWARDING_NOT_REACHABLE", "ForwardingNotReachable")]
    [InlineData("FORWARDING_EXCEPTION", "ForwardingException")]
    [InlineData("FORWARDING_LUNCH", "ForwardingLunch")]
    [InlineData("FORWARDING_BUSINESS_TRIP", "ForwardingBusinessTrip")]
    [InlineData("FORWARDING_AWAY", "ForwardingAway")]
    [InlineData("FORWARDING_NIGHT_MODE", "ForwardingNightMode")]
    [InlineData("", null)]
    public async Task Each_documented_reroute_reason_has_a_word(string wire, string? word)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json($$"""{"items":[{"id":"1","reroute_reason":"{{wire}}"}]}"""));

        Assert.Equal(word, Assert.Single(await pbx.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None)).RerouteReason);
    }

    [Fact]
    public async Task Words_of_a_newer_PBX_keep_their_text()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""{"items":[{"id":"1","direction":"SPACE_CALL","end_reason":"METEOR_HIT","reroute_reason":"BLACK_HOLE"}]}"""));

        var cdr = Assert.Single(await pbx.Client.Records.ListCdrsAsync(new RecordQuery()).ToListAsync(CancellationToken.None));

        Assert.Equal(("SPACE_CALL", "METEOR_HIT", "BLACK_HOLE"), (cdr.Direction, cdr.EndReason, cdr.RerouteReason));
    }

    [Fact]
    public async Task A_PBX_that_doesnt_obey_the_filter_gives_no_record_that_wasnt_asked_for()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""
            {"items":[{"id":"1","caller":"1001","started_at":"2024-08-20T06:00:00Z","user_data":"user-data=abc;service-number=1111","direction":"INBOUND_CALL"},
                      {"id":"2","caller":"1002","started_at":"2024-08-20T06:00:00Z","user_data":"abc","direction":"INBOUND_CALL"},
                      {"id":"3","caller":"sip:1001@test.io","started_at":"2024-08-20T06:00:00Z","user_data":"abc","direction":"INBOUND_CALL"},
                      {"id":"4","caller":"1001","started_at":"2024-08-19T06:00:00Z","user_data":"abc","direction":"INBOUND_CALL"},
                      {"id":"5","caller":"1001","started_at":"2024-08-20T06:00:00Z","user_data":"xyz","direction":"INBOUND_CALL"},
                      {"id":"6","caller":"1001","started_at":"2024-08-20T06:00:00Z","user_data":"abc","direction":"OUTBOUND_CALL"}]}
            """));
        var query = new RecordQuery
        {
            Since = new DateTimeOffset(2024, 8, 20, 0, 0, 0, TimeSpan.Zero), Callers = ["1001"], UserData = "abc", Direction = PortSipCallDirection.Inbound,
        };

        var found = await pbx.Client.Records.ListCdrsAsync(query).ToListAsync(CancellationToken.None);

        Assert.Equal(["1", "3"], found.Select(cdr => cdr.Id));
    }

    [Fact]
    public async Task A_PBX_that_refuses_the_conditions_is_asked_without_them_and_a_warning_says_so()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Query("filter") is null
            ? Answer.Json("""{"items":[{"id":"1","caller":"1001"},{"id":"2","caller":"1002"}]}""")
            : Answer.Error(400, "VALIDATE_FAILED", "unknown query"));

        var found = await pbx.Client.Records.ListCdrsAsync(new RecordQuery { Callers = ["1002"] }).ToListAsync(CancellationToken.None);

        Assert.Equal(["2"], found.Select(cdr => cdr.Id));
        Assert.Equal(2, pbx.Requests.Count);
        Assert.StartsWith("The PBX rejected the filter. All records are read and filtered on this computer", Assert.Single(pbx.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_of_the_users_own_that_the_PBX_refuses_is_an_error()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(400, "VALIDATE_FAILED"));

        var failure = await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Records.ListCdrsAsync(new RecordQuery { Filter = "nonsense" }).ToListAsync(CancellationToken.None));

        Assert.Equal(PortSipFailure.ValidationFailed, failure.Failure);
        Assert.Empty(pbx.Log.Warnings);
    }

    [Theory]
    [InlineData("""{"items":[{"id":"1","caller":"a"},{"id":"2","caller":"b","cost":0.25,"billed_account":"x"}]}""", 2)]
    [InlineData("""{"items":{"id":"2","caller":"b","cost":"0.25","billed_account":"x"}}""", 1)]
    public async Task By_id_a_record_comes_with_its_parts_whether_they_are_a_list_or_one(string body, int parts)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json(body));

        var cdr = await pbx.Client.Records.GetCdrAsync("2", PortSipRecordScope.Tenant, default);

        Assert.Equal(["GET /api/cdrs/2"], pbx.Requests);
        Assert.Equal(("2", "b", 0.25m, "x", parts), (cdr.Id, cdr.Caller, cdr.Cost, cdr.BilledAccount, cdr.Legs.Count));
    }

    [Fact]
    public async Task A_PBX_that_wants_POST_for_a_read_gets_it()
    {
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Method == "GET" ? Answer.Error(405) : Answer.Json("""{"id":"2","caller":"b"}"""));

        var cdr = await pbx.Client.Records.GetCdrAsync("2", PortSipRecordScope.Self, default);

        Assert.Equal("b", cdr.Caller);
        Assert.Equal(["GET /api/user/cdrs/2", "POST /api/user/cdrs/2"], pbx.Requests);
    }

    [Fact]
    public async Task Call_logs_are_listed_as_CDRs_are_and_know_their_sessions()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""{"items":[{"id":"1","session_id":884757570370146304,"caller":"1001"},{"id":"2","caller":"1009"}]}"""));

        var log = Assert.Single(await pbx.Client.Records.ListCallLogsAsync(new RecordQuery { Callers = ["1001"] }).ToListAsync(CancellationToken.None));

        Assert.Equal(("1", "884757570370146304"), (log.Id, log.SessionId));
        Assert.Equal(["GET /api/calllogs?top=100&skip=0&count=true&filter=caller%20eq%20%271001%27"], pbx.Requests);
    }

    [Fact]
    public async Task A_call_log_by_id_is_flat()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Json("""{"id":"1","session_id":884757570370146304,"caller":"1001","cost":1.5,"billed_account":"acme"}"""));

        var log = await pbx.Client.Records.GetCallLogAsync("1", default);

        Assert.Equal(["GET /api/calllogs/1"], pbx.Requests);
        Assert.Equal(("884757570370146304", "1001", 1.5m, "acme"), (log.SessionId, log.Caller, log.Cost, log.BilledAccount));
    }

    [Fact]
    public async Task A_record_that_the_PBX_doesnt_know_is_NotFound()
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(404));

        Assert.Equal(PortSipFailure.NotFound, (await Assert.ThrowsAsync<PortSipException>(() => pbx.Client.Records.GetCdrAsync("2", PortSipRecordScope.Tenant, default))).Failure);
    }
}
