using System.Diagnostics;
using PortSipCallControl.Tests.Events;
using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Campaigns;

/// <summary>A campaign in a process that is killed again and again. The simulator lives in this process, and keeps its journal.</summary>
public sealed class KilledCampaignTests
{
    private const int Kills = 20;
    private const int People = 110;
    private const int Ahead = 2;

    [Fact]
    public async Task A_process_that_is_killed_20_times_calls_everybody_and_nobody_twice()
    {
        using var test = new CampaignSession(start: "", rules: "$null = 'no rules'");
        test.File("people.csv", ["Number", .. Enumerable.Range(2001, People).Select(number => $"{number}")]);

        // The next processes start while one works: most of the time goes into that.
        var started = new Queue<Process>(Enumerable.Range(0, Ahead).Select(_ => Start(test)));
        for (var kill = 1; kill <= Kills; kill++)
        {
            // Each time at another number of calls. They end only with their process, so that it places four at most, whatever the computer is busy with.
            HangUpAll(test);
            var target = test.Calls.Count + 1 + (kill % 3);
            using var process = started.Dequeue();
            started.Enqueue(Start(test));
            await process.StandardInput.WriteLineAsync("600");
            await LivePbx.UntilAsync(() => test.Calls.Count >= target || process.HasExited);
            Assert.False(process.HasExited, $"process {kill} ended by itself");
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            // A process of its tree may be alive for a moment, and still have the file.
            await LivePbx.UntilAsync(() => IsFree(test.StatePath));
        }
        using var last = started.Dequeue();
        foreach (var spare in started)
        {
            using (spare)
                spare.Kill(entireProcessTree: true);
        }
        await last.StandardInput.WriteLineAsync("3000");
        var output = last.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await LivePbx.UntilAsync(() =>
        {
            HangUpAll(test);
            return output.IsCompleted;
        });
        var rows = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToDictionary(row => row.Split(' ')[0], row => row.Split(' ')[1]);

        Assert.Equal(test.Callees.Distinct().Count(), test.Callees.Count());
        Assert.Equal(Enumerable.Range(2001, People).Select(number => $"{number}"), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(test.Callees.Contains(row.Key) ? "Answered" : "Unknown", row.Value));
        Assert.InRange(test.Calls.Count, People - Kills, People);
    }

    private static bool IsFree(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void HangUpAll(CampaignSession test)
    {
        foreach (var call in test.Simulator.Simulator.Pbx.ActiveCalls)
            test.Simulator.Simulator.Pbx.HangUp(call.Id, call.Request.Callee);
    }

    /// <summary>A process that runs the campaign as soon as it reads the number of calls per minute.</summary>
    private static Process Start(CampaignSession test)
    {
        var script = $$"""
            $ErrorActionPreference = 'Stop'
            $WarningPreference = 'SilentlyContinue'
            Import-Module '{{ModuleUnderTest.Manifest}}'
            $credential = [pscredential]::new('admin', (ConvertTo-SecureString '{{test.Simulator.Credential.GetNetworkCredential().Password}}' -AsPlainText -Force))
            $null = Connect-PortSip '{{test.Simulator.Server}}' $credential -Domain '{{test.Simulator.Domain}}'
            $people = Import-Csv '{{Path.Combine(Path.GetDirectoryName(test.StatePath)!, "people.csv")}}'
            $pace = [Console]::In.ReadLine()
            $people | Invoke-PortSipCampaign -Announcement 1009 -StatePath '{{test.StatePath}}' -CallsPerMinute $pace -MaximumConcurrent 4 | ForEach-Object { "$($_.Number) $($_.Outcome)" }
            """;
        var start = PowerShellProcess.Command(script);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }
}
