using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

/// <summary>The conditions of a list, and a PBX that takes them in one form only (API §1).</summary>
public sealed class FilterFormTests
{
    private const string Quoted = "started_at ge '2024-08-20T00:00:00Z'";
    private const string Bare = "started_at ge 2024-08-20T00:00:00Z";

    private static readonly RecordQuery Recent = new() { Since = new DateTimeOffset(2024, 8, 20, 0, 0, 0, TimeSpan.Zero) };

    [Fact]
    public async Task Times_are_sent_in_quotes()
    {
        await using var pbx = await StartAsync(takes: _ => true);

        await ListAsync(pbx, Recent);
        await ListAsync(pbx, Recent);

        Assert.Equal([Quoted, Quoted], Filters(pbx));
        Assert.Empty(pbx.Log.Warnings);
    }

    [Fact]
    public async Task Where_quotes_are_refused_bare_times_are_tried_once_and_remembered_for_the_connection()
    {
        await using var pbx = await StartAsync(takes: filter => filter?.Contains('\'', StringComparison.Ordinal) != true);

        Assert.Equal(["new"], await ListAsync(pbx, Recent));
        await ListAsync(pbx, Recent);
        await pbx.Client.Recordings.ListAsync(Recent).ToListAsync(default);

        Assert.Equal([Quoted, Bare, Bare, Bare], Filters(pbx));
        Assert.Empty(pbx.Log.Warnings);
    }

    [Fact]
    public async Task Where_both_are_refused_everything_is_read_filtered_here_and_announced()
    {
        await using var pbx = await StartAsync(takes: filter => filter is null);

        Assert.Equal(["new"], await ListAsync(pbx, Recent));

        Assert.Equal([Quoted, Bare, null], Filters(pbx));
        Assert.StartsWith("The PBX rejected the filter. All records are read and filtered on this computer", Assert.Single(pbx.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_taken_isnt_doubted_when_another_condition_is_refused()
    {
        await using var pbx = await StartAsync(takes: filter => filter?.Contains("contains(", StringComparison.Ordinal) != true);

        await ListAsync(pbx, Recent);
        await ListAsync(pbx, Recent with { UserData = "x" });

        Assert.Equal([Quoted, $"{Quoted} and contains(user_data,'x')", null], Filters(pbx));
    }

    [Fact]
    public async Task Conditions_without_a_time_have_one_form()
    {
        await using var pbx = await StartAsync(takes: filter => filter is null);

        await ListAsync(pbx, new RecordQuery { Callers = ["1001"] });

        Assert.Equal(["caller eq '1001'", null], Filters(pbx));
    }

    [Fact]
    public async Task The_callers_own_filter_stays_in_every_form_and_fails_at_last()
    {
        await using var pbx = await StartAsync(takes: _ => false);

        var failure = await Assert.ThrowsAsync<PortSipException>(() => ListAsync(pbx, Recent with { Filter = "nonsense" }));

        Assert.Equal(PortSipFailure.ValidationFailed, failure.Failure);
        Assert.Equal([$"{Quoted} and (nonsense)", $"{Bare} and (nonsense)", "(nonsense)"], Filters(pbx));
        Assert.Empty(pbx.Log.Warnings);
        Assert.Null(FilterSupport.Of(pbx.Connection).Times);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task Another_refusal_does_not_cause_a_second_request(int status)
    {
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(status));

        await Assert.ThrowsAsync<PortSipException>(() => ListAsync(pbx, Recent));

        Assert.Equal([Quoted], Filters(pbx));
    }

    private static Task<ScriptedPbx> StartAsync(Func<string?, bool> takes) => ScriptedPbx.StartAsync(request => takes(request.Query("filter"))
        ? Answer.Json("""{"count":2,"items":[{"id":"old","started_at":"2024-08-19T06:00:00Z"},{"id":"new","started_at":"2024-08-20T06:00:00Z"}]}""")
        : Answer.Error(400, "VALIDATE_FAILED", "unknown query"));

    private static async Task<IEnumerable<string>> ListAsync(ScriptedPbx pbx, RecordQuery query) =>
        (await pbx.Client.Records.ListCdrsAsync(query).ToListAsync(CancellationToken.None)).Select(cdr => cdr.Id);

    private static IEnumerable<string?> Filters(ScriptedPbx pbx) => pbx.Recorded.Select(r => r.Query("filter"));
}
