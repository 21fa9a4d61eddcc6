using System.Text.Json;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>Data of unknown shape keeps its values; the views neutralize them.</summary>
public sealed class HostileRestTests
{
    private const string Script = "Invoke-PortSipRestMethod trunks";

    [Theory]
    [InlineData(Script)]
    [InlineData(Script + " -All")]
    [InlineData("(" + Script + ").calls")]
    public async Task The_view_shows_only_symbols_and_the_values_are_as_they_came(string script)
    {
        await using var hostile = await HostileSession.StartAsync();

        Assert.Contains("session_id", hostile.Run($"{script} | Out-String -Width 200").Output.Single().ToString(), StringComparison.Ordinal);
        Assert.Equal(HostilePbx.Words, hostile.Session.Get($"({script}).caller_display_name").Select(value => value.BaseObject).First());
        Assert.Equal(HostilePbx.Words, JsonDocument.Parse(hostile.Session.Single<string>($"({script}) | Select-Object -First 1 -ExpandProperty caller_display_name | ConvertTo-Json")).RootElement.GetString());
    }

    [Fact]
    public async Task The_view_knows_the_same_characters_as_all_others()
    {
        var all = string.Concat(Enumerable.Range(0, 0xD800).Select(c => (char)c));
        await using var hostile = await HostileSession.StartAsync(await HostilePbx.StartAsync(() => Answer.Json(JsonSerializer.Serialize(new { x = all }))));

        var shown = hostile.Run($"{Script} | Out-String -Width 100000").Output.Single().ToString()!;

        foreach (var c in all.Where(c => !Terminal.IsHarmful(c.ToString()) && !char.IsWhiteSpace(c)))
            Assert.True(shown.Contains(c, StringComparison.Ordinal), $"U+{(int)c:X4}");
    }

    [Fact]
    public async Task Names_are_shown_with_symbols_as_well()
    {
        await using var hostile = await HostileSession.StartAsync(await HostilePbx.StartAsync(() => Answer.Json(JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            [HostilePbx.Words] = 1,
            ["list"] = new object[] { 1, HostilePbx.Words, new Dictionary<string, string> { [HostilePbx.Words] = HostilePbx.Words } },
            ["nothing"] = null,
        }))));

        var shown = hostile.Run($"{Script} | Out-String -Width 300").Output.Single().ToString()!;

        Assert.Matches("(?m)^list +: \\{1, x\uFFFD", shown);
        Assert.Matches("(?m)^nothing +: *\r?$", shown);
    }

    [Fact]
    public async Task Raw_is_the_same_JSON_with_escapes_and_keeps_its_lines()
    {
        const string Body = "{\r\n\t\"a\": \"\u009b\u202E\u007f\u2028\",\n \"b\": \"\\u001b\" }";
        await using var hostile = await HostileSession.StartAsync(await HostilePbx.StartAsync(() => Answer.Json(Body)));

        var raw = Assert.Single(hostile.Session.Get($"{Script} -Raw")).ToString();

        Assert.Equal("{\r\n\t\"a\": \"\\u009b\\u202e\\u007f\\u2028\",\n \"b\": \"\\u001b\" }", raw);
    }

    [Fact]
    public async Task A_bare_text_has_no_view_and_is_neutral_itself()
    {
        await using var hostile = await HostileSession.StartAsync(await HostilePbx.StartAsync(() => Answer.Json(JsonSerializer.Serialize(new[] { HostilePbx.Words }))));

        Assert.Single(hostile.Run(Script).Output);
    }
}
