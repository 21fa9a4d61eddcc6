using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;
using PortSipCallControl.Tests.Events;
using PortSipCallControl.Tests.Records;

namespace PortSipCallControl.Tests.Shell;

/// <summary>-AsJob: jobs as PowerShell's own are.</summary>
public sealed class BackgroundTests
{
    [Fact]
    public async Task Calls_are_awaited_by_a_job_while_the_prompt_is_free()
    {
        using var pbx = new LivePbx();
        var started = pbx.Run("$job = New-PortSipCall 1001 1002 | Wait-PortSipCall -For Answered -AsJob; $job.State.ToString(); $job.PSJobTypeName; (Get-Job -Id $job.Id).Command");
        Assert.Empty(started.Errors);
        Assert.Equal(["Running", "PortSipJob"], started.Output.Take(2).Select(line => line.ToString()));

        var id = await pbx.RingingCallAsync();
        await LivePbx.UntilAsync(() => pbx.Pbx.HasEventSubscriber("cdr_events"));
        pbx.Pbx.Answer(id, "1002");
        var call = LivePbx.CallOf(pbx.Run("$job | Receive-Job -Wait"));

        Assert.Equal((id, PortSipCallState.Answered), (call.Id, call.State));
        Assert.Equal("Completed", Assert.Single(pbx.Run("$job.State.ToString(); $job | Remove-Job").Output).ToString());
    }

    [Fact]
    public void An_error_of_a_job_comes_with_its_output_as_elsewhere()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("$job = Wait-PortSipCall 4711 -AsJob; $job | Receive-Job -Wait; $job.State.ToString()");

        Assert.StartsWith("CallNotFound", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal("Completed", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public async Task Stop_Job_ends_a_wait_as_Ctrl_C_does()
    {
        using var pbx = new LivePbx();
        pbx.Run("$call = New-PortSipCall 1001 1002; $job = Wait-PortSipCall $call.Id -For Ended -AsJob");
        await LivePbx.UntilAsync(() => pbx.Pbx.HasEventSubscriber("cdr_events"));

        var state = Assert.Single(pbx.Run("$job | Stop-Job; $job.State.ToString()").Output).ToString();

        Assert.Equal("Stopped", state);
        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
        Assert.Single(pbx.Pbx.ActiveCalls);
        Assert.Single(pbx.Run("$job | Remove-Job; Get-PortSipCall").Output);
    }

    [Fact]
    public async Task Events_are_written_by_a_job_until_it_is_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("PortSipEvents").FullName;
        try
        {
            using var pbx = new LivePbx();
            pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
            var started = pbx.Run($"Set-Location '{folder}'; $job = Watch-PortSipEvent -Path events.jsonl -AsJob -Confirm:$false");
            Assert.Empty(started.Errors);
            await pbx.SubscribedAsync();

            pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003"));
            var file = Path.Combine(folder, "events.jsonl");
            await LivePbx.UntilAsync(() => Text(file).Contains("call_cdr", StringComparison.Ordinal));

            Assert.Equal("Stopped", Assert.Single(pbx.Run("$job | Stop-Job; $job.State.ToString(); $job | Remove-Job").Output).ToString());
            pbx.Run($"Set-Location '{Path.GetTempPath()}'");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Recordings_are_saved_by_a_job()
    {
        using var test = new RecordingSession();

        var names = test.Session.Get("$null = Invoke-Call 1001 1002 2; Get-PortSipRecording | Save-PortSipRecording -Path \"$folder/a.wav\" -PassThru -AsJob | Receive-Job -Wait -AutoRemoveJob | ForEach-Object Name");

        Assert.Equal(["a.wav"], names.Select(name => name.ToString()));
        Assert.Single(test.Files);
    }

    [Fact]
    public void WhatIf_starts_no_job()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("Wait-PortSipCall 4711 -AsJob -WhatIf; Watch-PortSipEvent -Path x.jsonl -AsJob -WhatIf; @(Get-Job).Count");

        Assert.Equal(0, Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void Without_a_connection_the_command_itself_fails()
    {
        using var session = new PowerShellSession();

        Assert.Equal("NotConnected", session.Run("Wait-PortSipCall 4711 -AsJob").ErrorId);
    }

    [Fact]
    public void Watching_in_the_background_without_a_file_is_refused()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("Watch-PortSipEvent -AsJob").ExpectError(PortSipFailure.ValidationFailed, "WatchPortSipEventCommand", ErrorCategory.InvalidArgument);

        Assert.Contains("Register-PortSipEvent", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    private static string Text(string file)
    {
        if (!File.Exists(file))
            return "";
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd();
    }
}
