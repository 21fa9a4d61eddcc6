using System.Globalization;
using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

public sealed class RecordingSearchTests
{
    private static readonly DateTimeOffset Begin = new(2024, 8, 20, 14, 0, 59, TimeSpan.Zero);
    private static readonly PortSipCdr Cdr = new()
    {
        Id = "878156644691742720", Caller = "102", Callee = "45060", StartedAt = Begin, AnsweredAt = Begin.AddSeconds(3), EndedAt = Begin.AddSeconds(60),
    };

    [Fact]
    public async Task The_recording_whose_file_names_the_CDR_is_the_one()
    {
        await using var pbx = await PbxAsync(
            ("r1", "102", 3, "877828121322061824_878156644691742719_102_45060_08202024_140059.wav"),
            ("r2", "102", 3, "877828121322061824_878156644691742720_102_45060_08202024_140059.wav"));

        var recording = Assert.Single(await pbx.Client.Recordings.FindAsync(Cdr, PortSipRecordScope.Tenant, default));

        Assert.Equal(("r2", PortSipRecordingMatch.Certain, Cdr.Id), (recording.Id, recording.Match, recording.CdrId));
        Assert.Equal("started_at ge '2024-08-20T14:00:54Z' and started_at lt '2024-08-20T14:02:04Z'", pbx.Recorded[0].Query("filter"));
        Assert.Equal(["/api/recordings", "/api/recordings/r1", "/api/recordings/r2"], pbx.Recorded.Select(r => r.Path));
    }

    [Fact]
    public async Task Ones_own_recordings_are_looked_up_where_they_were_found()
    {
        await using var pbx = await PbxAsync(("r1", "102", 3, "a.wav"));

        var recording = Assert.Single(await pbx.Client.Recordings.FindAsync(Cdr, PortSipRecordScope.Self, default));

        Assert.Equal(PortSipRecordScope.Self, recording.Scope);
        Assert.Equal(["/api/user/recordings", "/api/user/recordings/r1"], pbx.Recorded.Select(r => r.Path));
    }

    [Fact]
    public async Task A_name_alone_is_not_believed()
    {
        await using var pbx = await PbxAsync(("r1", "999", 3, "1_878156644691742720_102_45060.wav"), ("r2", "102", 3600, "1_878156644691742720_102_45060.wav"));

        Assert.Empty(await pbx.Client.Recordings.FindAsync(Cdr, PortSipRecordScope.Tenant, default));
    }

    [Fact]
    public async Task The_only_one_that_fits_by_parties_and_times_is_likely()
    {
        await using var pbx = await PbxAsync(("r1", "sip:102@test.io", 3, "other.wav"), ("r2", "103", 3, "other.wav"));

        var recording = Assert.Single(await pbx.Client.Recordings.FindAsync(Cdr, PortSipRecordScope.Tenant, default));

        Assert.Equal(("r1", PortSipRecordingMatch.Likely), (recording.Id, recording.Match));
    }

    [Fact]
    public async Task Several_that_fit_are_all_given_and_say_so()
    {
        await using var pbx = await PbxAsync(("r1", "102", 3, "a.wav"), ("r2", "102", 30, "b.wav"));

        var found = await pbx.Client.Recordings.FindAsync(Cdr, PortSipRecordScope.Tenant, default);

        Assert.Equal(["r1", "r2"], found.Select(r => r.Id));
        Assert.All(found, r => Assert.Equal(PortSipRecordingMatch.Ambiguous, r.Match));
    }

    [Fact]
    public async Task A_call_that_nobody_answered_has_none_and_nothing_is_asked()
    {
        await using var pbx = await PbxAsync();

        Assert.Empty(await pbx.Client.Recordings.FindAsync(Cdr with { AnsweredAt = null }, PortSipRecordScope.Tenant, default));
        Assert.Empty(pbx.Requests);
    }

    private static Task<ScriptedPbx> PbxAsync(params (string Id, string Caller, int After, string File)[] recordings) => ScriptedPbx.StartAsync(request =>
    {
        if (request.Path is "/api/recordings" or "/api/user/recordings")
            return Answer.Json($$"""{"items":[{{string.Join(",", recordings.Select(r => $$"""{"id":"{{r.Id}}","caller":"{{r.Caller}}","callee":"45060","started_at":"{{Begin.AddSeconds(r.After).UtcDateTime.ToString("o", CultureInfo.InvariantCulture)}}"}"""))}}]}""");
        var one = recordings.Single(r => request.Path.EndsWith("/" + r.Id, StringComparison.Ordinal));
        return Answer.Json($$"""{"items":[{"file_name":"{{one.File}}","file_url":"/api/blobs/x","file_size":0,"duration":57}]}""");
    });
}
