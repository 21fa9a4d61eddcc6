using System.Management.Automation;

namespace PortSipCallControl.Tests;

/// <summary>No test sees anything of the one that had its session before.</summary>
public sealed class OpenSessionTests
{
    private const string Everything = """
        Get-Variable | Where-Object Name -notin PID, StackTrace, ExecutionContext, Host, MyInvocation, PSBoundParameters | Sort-Object Name | ForEach-Object { "$($_.Name)=$($_.Value)" }
        (Get-Module).Path; (Get-Command -CommandType Function, Alias, Cmdlet).Name; $PWD.Path; [cultureinfo]::CurrentCulture.Name; (Get-PSDrive).Name; (Get-Job).Name
        @(Get-EventSubscriber).Count; @(Get-PortSipConnection).Count; @(Get-PortSipSimulator).Count; @(Get-PSBreakpoint).Count; "$($ExecutionContext.SessionState.LanguageMode)"
        try { $null.Missing; 'lenient' } catch { 'strict' }
        """;

    [Theory]
    [InlineData("$left = 1; $global:PSDefaultParameterValues['*:Verbose'] = $true; $ErrorActionPreference = 'Stop'; $WhatIfPreference = $true")]
    [InlineData("$simulator = Start-PortSipSimulator; $connection = $simulator | Connect-PortSip; $call = New-PortSipCall 1001 1002")]
    [InlineData("Write-Error 'left'; 1/0")]
    [InlineData("Set-StrictMode -Version Latest; $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'")]
    [InlineData("$MaximumHistoryCount = 7; $OFS = '-'; $PSNativeCommandUseErrorActionPreference = $false; $env:PORTSIP_TEST = 1; Remove-Item Env:PORTSIP_TEST")]
    public void What_a_test_leaves_is_gone(string left)
    {
        using var fresh = new Session();
        using var used = new Session();
        var expected = fresh.Run(Everything);
        used.Run(left);

        Assert.True(used.Open.TryRenew());

        Assert.Equal(expected, used.Run(Everything));
        Assert.Empty(used.Open.Host.TakeText());
    }

    [Theory]
    [InlineData("function Get-PortSipCall { 'mine' }")]
    [InlineData("function global:prompt { 'mine' }")]
    [InlineData("Set-Alias call Get-PortSipCall")]
    [InlineData("[System.Globalization.CultureInfo]::CurrentCulture = 'de-DE'")]
    [InlineData("Remove-Module PortSipCallControl")]
    [InlineData("New-Module left { } | Import-Module")]
    [InlineData("Set-Location Env:")]
    [InlineData("$null = New-PSDrive left FileSystem (Get-Location).Path -Scope Global")]
    [InlineData("$null = Register-EngineEvent left -Action { }")]
    [InlineData("$null = Start-PortSipSimulator | Connect-PortSip; $null = Save-PortSipRecording 4711 (Get-Location).Path -AsJob")]
    public void What_can_not_be_undone_ends_the_session(string left)
    {
        using var used = new Session();
        used.Run(left);

        Assert.False(used.Open.TryRenew());
    }

    [Fact]
    public void A_session_in_which_something_still_runs_ends()
    {
        using var used = new Session();
        using var shell = PowerShell.Create(used.Open.Runspace);
        var running = shell.AddScript("Wait-Event never").BeginInvoke();

        Assert.False(used.Open.TryRenew());

        shell.Stop();
        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));
    }

    /// <summary>A session that isn't shared.</summary>
    private sealed class Session : IDisposable
    {
        public OpenSession Open { get; } = new();

        public IReadOnlyList<string> Run(string script)
        {
            using var shell = PowerShell.Create(Open.Runspace);
            return [.. shell.AddScript(script).Invoke().Select(o => $"{o}")];
        }

        public void Dispose() => Open.Runspace.Dispose();
    }
}
