using System.Management.Automation;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>A session that is signed in to a PBX with hostile words: <c>$words</c> in scripts, and <c>$id</c> for what can be an id.</summary>
internal sealed class HostileSession : IAsyncDisposable
{
    /// <summary>Every way in which an object reaches a person.</summary>
    public static readonly string[] Views =
    [
        "Out-String -Width 200", "Format-Table | Out-String -Width 200", "Format-Table * | Out-String -Width 2000", "Format-List | Out-String -Width 200", "Format-List * | Out-String -Width 200",
        "Format-Wide | Out-String", "Format-Custom -Depth 1 | Out-String -Width 200", "Select-Object * | Out-String -Width 200", "ForEach-Object { \"$_\" }", "ConvertTo-Csv", "Group-Object { \"$_\" } | Out-String",
        "ConvertTo-Html -Fragment",
    ];

    // Every way in which an error reaches a person. A view costs as much for one error as for a hundred.
    private const string ViewErrors = """
        $errors | Out-String
        $errors | Format-List * -Force | Out-String
        $errors | Get-Error | Out-String
        $errors.Exception | Format-List * -Force | Out-String
        $errors | ForEach-Object { "$_" }
        $errors.TargetObject | Format-List * | Out-String
        """;

    private readonly FakePbx _pbx;
    private readonly Uri _eventUri;

    private HostileSession(FakePbx pbx, Uri eventUri)
    {
        _pbx = pbx;
        _eventUri = eventUri;
    }

    public PowerShellSession Session { get; } = new();

    public static async Task<HostileSession> StartAsync(FakePbx? pbx = null, Uri? eventUri = null)
    {
        var hostile = new HostileSession(pbx ?? await HostilePbx.StartAsync(), eventUri ?? new Uri("ws://127.0.0.1:9/wsi"));
        hostile.Connect();
        return hostile;
    }

    /// <summary>Signs in with a connection that remembers nothing, and sets all variables.</summary>
    public void Connect() => Session.Get(
        """
        $VerbosePreference = 'Continue'
        $WhatIfPreference = $false
        $PSStyle.OutputRendering = 'PlainText'
        Get-PortSipConnection | Disconnect-PortSip -ErrorAction SilentlyContinue
        $folder = [IO.Path]::GetTempPath() + [guid]::NewGuid()
        $credential = [pscredential]::new('admin', [System.Net.NetworkCredential]::new('', 'a-password').SecurePassword)
        $connection = Connect-PortSip $url $credential -Name $words -Domain test.io -MaximumRetryCount 1 -RetryIntervalSec 0.001 -EventUri $eventUri
        $Error.Clear()
        """,
        ("url", _pbx.Url), ("eventUri", _eventUri), ("words", HostilePbx.Words), ("id", HostilePbx.Id));

    /// <summary>Runs a script, and sees to it that nothing of what it wrote does anything to a terminal, in no view of its errors either.</summary>
    public ScriptResult Run(string script)
    {
        var result = Run(script, out var errors);
        AssertHarmless(errors);
        return result;
    }

    /// <summary>The same for each of many scripts, each with a new connection. Their errors are viewed together.</summary>
    public void RunEach(IEnumerable<string> scripts)
    {
        var all = new List<PSObject>();
        Assert.All(scripts, script =>
        {
            Connect();
            Run(script, out var errors);
            all.AddRange(errors);
        });
        AssertHarmless(all);
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await _pbx.DisposeAsync();
    }

    private ScriptResult Run(string script, out IReadOnlyList<PSObject> errors)
    {
        var result = Session.Run(script);
        foreach (var item in result.Output)
            Terminal.AssertHarmless(item?.ToString(), hasLines: true);
        foreach (var line in result.Verbose.Concat(result.Warnings).Concat(result.Streams.Debug.Select(d => d.Message)))
            Terminal.AssertHarmless(line);
        foreach (var progress in result.Streams.Progress)
            Terminal.AssertHarmless($"{progress.Activity}{progress.StatusDescription}{progress.CurrentOperation}");
        Terminal.AssertHarmless(result.HostText, hasLines: true);
        Assert.DoesNotContain(result.HostText.Split('\r', '\n'), line => line.StartsWith("FAKE", StringComparison.Ordinal));
        foreach (var error in result.Errors)
            AssertHarmless(error);
        errors = Session.Get("$Error; $Error.Clear()");
        return result;
    }

    private void AssertHarmless(IReadOnlyList<PSObject> errors)
    {
        if (errors.Count == 0)
            return;
        var views = Session.Get(ViewErrors, ("errors", errors.ToArray()));
        // Six views of several errors, one of which is a line for each; not all errors have a target.
        Assert.InRange(views.Count, errors.Count + 4, errors.Count + 5);
        foreach (var text in views)
            Terminal.AssertHarmless(text?.ToString(), hasLines: true);
    }

    private static void AssertHarmless(ErrorRecord error)
    {
        // An assertion's text contains the timeline of the call, line by line.
        var hasLines = error.FullyQualifiedErrorId.StartsWith("AssertionFailed,", StringComparison.Ordinal);
        Terminal.AssertHarmless(error.ToString(), hasLines);
        Terminal.AssertHarmless(error.ErrorDetails?.Message, hasLines);
        Terminal.AssertHarmless(error.ErrorDetails?.RecommendedAction);
        Terminal.AssertHarmless(error.TargetObject?.ToString());
        Terminal.AssertHarmless(error.CategoryInfo.ToString());
        Terminal.AssertHarmless(error.CategoryInfo.TargetName);
        Terminal.AssertHarmless(error.FullyQualifiedErrorId);
        Terminal.AssertHarmless(error.Exception.ToString(), hasLines: true);
    }
}
