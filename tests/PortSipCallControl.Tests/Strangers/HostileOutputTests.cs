using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>Whatever a PBX, its callers and its administrators say, nothing of it reaches the terminal but what can be seen.</summary>
public sealed class HostileOutputTests(HostileSessions sessions) : IClassFixture<HostileSessions>
{
    public static TheoryData<string> Emitting => [.. Cmdlets.Emitting];

    public static TheoryData<string> Acting => [.. Cmdlets.Acting];

    [Theory]
    [MemberData(nameof(Emitting))]
    public async Task Every_view_of_every_record_shows_only_symbols(string script)
    {
        var hostile = await sessions.ConnectedAsync();

        foreach (var view in HostileSession.Views)
            Assert.True(hostile.Run($"{script} | {view}") is { Output.Count: > 0 } and { Errors.Count: 0 }, view);
    }

    [Theory]
    [MemberData(nameof(Emitting))]
    public async Task Every_text_of_what_is_emitted_is_neutral(string script)
    {
        var hostile = await sessions.ConnectedAsync();

        var result = hostile.Run(script);

        var emitted = result.Output;
        Assert.Equal([], result.Errors.Select(error => error.ToString()));
        Assert.NotEmpty(emitted);
        foreach (var text in emitted.SelectMany(item => item.Properties).Where(property => property is not PSScriptProperty).Select(property => property.Value).OfType<string>())
            Terminal.AssertHarmless(text);
        foreach (var record in emitted.Select(item => item.BaseObject).OfType<PortSipRecord>())
            Assert.Contains(record.GetType().GetProperties().Select(property => record.GetRaw(property.Name)), value => Terminal.IsHarmful(value as string));
    }

    [Theory]
    [MemberData(nameof(Acting))]
    public async Task Nothing_is_obeyed_that_an_action_says(string script)
    {
        var hostile = await sessions.ConnectedAsync();

        hostile.Run(script);
    }

    [Theory]
    [MemberData(nameof(Acting))]
    public async Task What_would_be_done_is_a_line_and_no_more(string script)
    {
        var hostile = await sessions.ConnectedAsync();
        hostile.Session.Get("$WhatIfPreference = $true; $VerbosePreference = 'SilentlyContinue'");

        var result = hostile.Run($"$null = {script.Replace(" -Confirm:$false", "", StringComparison.Ordinal)}");
        var lines = result.HostText.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(lines.Except(result.Warnings), line => Assert.StartsWith("What if: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Get-PortSipCall | Stop-PortSipCall -Confirm")]
    [InlineData("New-PortSipCall 1001 1002 -UserData $words -Confirm")]
    [InlineData("Get-PortSipRecording | Remove-PortSipRecording")]
    public async Task A_question_is_a_question_and_no_more(string script)
    {
        var hostile = await sessions.ConnectedAsync();

        Assert.NotEmpty(hostile.Run(script).HostText);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task No_refusal_says_more_than_words(int status)
    {
        var hostile = await sessions.RefusedAsync(status);

        hostile.RunEach([.. Cmdlets.Emitting, .. Cmdlets.Acting]);
    }

    [Fact]
    public void No_cmdlet_is_forgotten()
    {
        var met = string.Join("\n", Cmdlets.Emitting.Concat(Cmdlets.Acting));

        Assert.Equal([], Help.CmdletUnderTest.All.Keys.Where(name => !met.Contains(name, StringComparison.Ordinal)).Except(Cmdlets.Others.Keys));
    }

    [Fact]
    public async Task The_original_is_there_for_who_asks()
    {
        var hostile = await sessions.ConnectedAsync();

        Assert.Equal(HostilePbx.Words, hostile.Session.Single<string>("(Get-PortSipCall).GetRaw('CallerDisplayName')"));
        Assert.Equal(HostilePbx.Words, hostile.Session.Single<string>("(New-PortSipCall 1001 1002 -UserData $words).GetRaw('userdata')"));
        Assert.Contains("CallerDisplayName", hostile.Session.Run("(Get-PortSipCall).GetRaw('Colour')").Error.ToString(), StringComparison.Ordinal);
    }
}
