using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

public sealed class GetCdrTests
{
    [Fact]
    public void A_call_leaves_a_CDR_that_conditions_find()
    {
        using var test = new RecordingSession();

        var cdr = test.Session.Single<PortSipCdr>("""
            $before = $simulator.Time
            $null = Invoke-Call 1003 1004 30 other
            $null = Invoke-Call 1001 1002 20 'job 7'
            Get-PortSipCdr -Caller 1001 -Callee 1002 -UserData 'job 7' -Direction Extension -Since $before -Until $simulator.Time
            """);

        Assert.Equal(("1001", "1002", "Extension", "CallerDisconnected"), (cdr.Caller, cdr.Callee, cdr.Direction, cdr.EndReason));
        Assert.Equal(TimeSpan.FromSeconds(20), cdr.TalkTime);
    }

    [Theory]
    [InlineData("Get-PortSipCdr", "(Get-PortSipCdr).Id")]
    [InlineData("Get-PortSipCallLog -Id", "(Get-PortSipCallLog).Id")]
    [InlineData("Get-PortSipRecording", "(Get-PortSipRecording).Id")]
    public void One_id_that_there_isnt_is_an_error_of_its_own_and_the_rest_come(string command, string ids)
    {
        using var test = new RecordingSession();

        var result = test.Session.Run($"$null = Invoke-Call 1001 1002 1; $null = Invoke-Call 1003 1004 1; $first, $last = {ids}; {command} $first, 4711, $last");

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Equal("4711", result.Error.TargetObject);
        Assert.Equal([test.Session.Single<string>("$first"), test.Session.Single<string>("$last")], result.Output.Select(o => o.Properties["Id"].Value));
    }

    [Fact]
    public void Where_errors_stop_nothing_is_asked_for_after_one()
    {
        using var test = new SimulatedSession();

        Assert.True(test.Run("Get-PortSipCdr 4711, 4712 -ErrorAction Stop").IsTerminated);

        Assert.Equal(["GET /api/cdrs/4711"], test.Requests);
    }

    [Theory]
    [InlineData("Extension", 1)]
    [InlineData("EXTENSION_CALL", 1)]
    [InlineData("outbound_call", 0)]
    public void A_direction_is_taken_by_its_own_name_and_by_the_APIs(string direction, int found)
    {
        using var test = new RecordingSession();

        var cdrs = test.Session.Get("$null = Invoke-Call 1001 1002 1; Get-PortSipCdr -Direction $direction; Get-PortSipCallLog -Direction $direction", ("direction", direction));

        Assert.Equal(2 * found, cdrs.Count);
    }

    [Fact]
    public void By_id_it_has_its_legs_and_a_transfer_adds_one()
    {
        using var test = new RecordingSession();

        var cdr = test.Session.Single<PortSipCdrDetail>("""
            $call = New-PortSipCall 1001 1002
            Invoke-PortSipTransfer $call.Id 1001 1003
            Stop-PortSipCall $call.Id
            Get-PortSipCdr | Get-PortSipCdr
            """);

        Assert.Equal(["1001 → 1002", "1002 → 1003"], cdr.Legs.Select(leg => $"{leg.Caller} → {leg.Callee}"));
    }

    [Fact]
    public void The_raw_filter_and_order_are_the_PBXs()
    {
        using var test = new RecordingSession();

        var callees = test.Session.Get("""
            $null = Invoke-Call 1001 1002 1; $null = Invoke-Call 1001 1003 1; $null = Invoke-Call 1001 1004 1
            (Get-PortSipCdr -Filter "callee ne '1003'" -OrderBy 'callee desc').Callee
            """);

        Assert.Equal(["1004", "1002"], callees.Select(c => c.ToString()));
    }

    [Fact]
    public void A_filter_that_the_PBX_refuses_is_ValidationFailed()
    {
        using var test = new RecordingSession();

        Assert.Equal("ValidationFailed", test.Session.Run("$null = Invoke-Call 1001 1002 1; Get-PortSipCdr -Filter 'no filter at all'").ErrorId);
    }

    [Fact]
    public void A_standard_user_sees_its_own_and_not_the_tenants()
    {
        using var test = new RecordingSession();
        test.Session.Get("""
            $null = Invoke-Call 1001 1002 1; $null = Invoke-Call 1003 1004 1
            $user = [pscredential]::new('user1001', [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword)
            $null = Connect-PortSip $simulator.Server $user $simulator.Domain
            """);

        Assert.Equal("1001", test.Session.Single<PortSipCdr>("Get-PortSipCdr -Self").Caller);
        Assert.Equal("Forbidden", test.Session.Run("Get-PortSipCdr").ErrorId);
    }

    [Fact]
    public async Task A_pipeline_that_wants_no_more_ends_the_reading_and_no_further_page_is_fetched()
    {
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            var skip = int.Parse(request.PathAndQuery.Split("skip=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
            return skip >= 200 ? Answer.Never : Answer.Json($$"""{"count":1000000,"items":[{{string.Join(",", Enumerable.Range(skip, 100).Select(id => $$"""{"id":"{{id}}"}"""))}}]}""");
        });
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)", ("url", pbx.Url));

        var ids = session.Get("foreach ($once in 1) { Get-PortSipCdr | ForEach-Object { $_.Id; if (++$taken -ge 150) { break } } }");

        Assert.Equal(150, ids.Count);
        // Two pages were taken, and at most four were read ahead.
        Assert.InRange(pbx.Requests.Count, 2, 6);
    }

    [Fact]
    public async Task A_slow_pipeline_slows_the_reading()
    {
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            var skip = int.Parse(request.PathAndQuery.Split("skip=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
            return Answer.Json($$"""{"items":[{{string.Join(",", Enumerable.Range(skip, skip < 2000 ? 100 : 0).Select(id => $$"""{"id":"{{id}}"}"""))}}]}""");
        });
        using var session = new PowerShellSession();
        session.Get("$null = Connect-PortSip $url -AccessToken ([Net.NetworkCredential]::new('', 'x').SecurePassword)", ("url", pbx.Url));

        // How far the reading is ahead of the pipeline, in records: what is fetched, and what the pipeline has taken.
        var ahead = session.Get("$taken = 0; Get-PortSipCdr | ForEach-Object { $pbx.Requests.Count * 100 - $taken++ }", ("pbx", pbx));

        Assert.Equal(2000, ahead.Count);
        Assert.InRange(ahead.Max(a => (int)a.BaseObject), 100, 400);
    }
}
