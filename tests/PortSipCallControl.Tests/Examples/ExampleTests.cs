using PortSipCallControl.Tests.Shell;

namespace PortSipCallControl.Tests.Examples;

/// <summary>The runbooks of examples/ as an operator runs them: by pwsh, against the simulator. They use cmdlets that the bare engine lacks.</summary>
public sealed class ExampleTests : IDisposable
{
    private const string Prologue = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -RecordCalls -FrozenClock
        # Under a name of its own: what the example connects by the same user would take its place otherwise.
        $connection = $simulator | Connect-PortSip -Name test
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }
        foreach ($callee in 1002, 1003, 1002) {
            $call = New-PortSipCall 1001 $callee
            Step-PortSipSimulator 5
            Stop-PortSipCall $call.Id
        }

        """;

    // The last version whose agents can be at lunch.
    private const string LastWithLunch = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -Version 22.2
        # Under a name of its own: what the example connects by the same user would take its place otherwise.
        $connection = $simulator | Connect-PortSip -Name test
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }

        """;

    // A clock that runs, for calls that are waited for.
    private const string Live = """
        $ErrorActionPreference = 'Stop'
        $simulator = Start-PortSipSimulator -Trunk north, south
        $pbx = @{ Server = $simulator.Server; Credential = $simulator.Credential; Domain = $simulator.Domain }

        """;

    private static readonly string Folder = Path.Combine(ModuleUnderTest.Repository, "examples");

    private readonly string _folder = Directory.CreateTempSubdirectory("portsip").FullName;

    [Fact]
    public async Task The_end_of_day_report_lists_calls_and_totals_per_extension()
    {
        await RunAsync("& \"$examples/Get-EndOfDayReport.ps1\" @pbx -Path $folder -Day $simulator.Time.LocalDateTime");

        string[] files = [.. Directory.GetFiles(_folder).Order()];
        Assert.Equal(4, File.ReadAllLines(files[0]).Length);
        Assert.Equal(
            ["\"1001\",\"Extension 1001\",\"3\",\"3\",\"00:00:15\"", "\"1002\",\"Extension 1002\",\"2\",\"2\",\"00:00:10\"", "\"1003\",\"Extension 1003\",\"1\",\"1\",\"00:00:05\""],
            File.ReadAllLines(files[2]).Skip(1));
        Assert.Contains("<dt>Calls</dt><dd>3</dd>", File.ReadAllText(files[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_agent_of_the_queue_who_is_not_ready_is_made_ready()
    {
        var output = await RunAsync("""
            Set-PortSipAgent 8000 1010 -Status Lunch
            & "$examples/Set-QueueReady.ps1" @pbx -Queue 8000 -WhatIf | Out-Null
            (Get-PortSipAgent 8000 -Connection $connection).Status -join ' '
            & "$examples/Set-QueueReady.ps1" @pbx -Queue 8000 | Out-Null
            (Get-PortSipAgent 8000 -Connection $connection).Status -join ' '
            """, LastWithLunch);

        Assert.Equal(["NotReady NotReady Lunch", "Ready Ready Lunch"], output);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_or_has_no_agents_is_a_failure()
    {
        var output = await RunAsync("""
            foreach ($queue in '8999', '8000') {
                if ($queue -eq '8000') { Invoke-PortSipRestMethod "call_queues/$((Get-PortSipQueue -Connection $connection).Id)/agents" Post -Body @{ items = @() } -Connection $connection }
                try { & "$examples/Set-QueueReady.ps1" @pbx -Queue $queue; "exit $LASTEXITCODE" } catch { "failed: $_" }
            }
            """);

        Assert.Equal(2, output.Length);
        Assert.All(output, line => Assert.StartsWith("failed: ", line, StringComparison.Ordinal));
        Assert.Contains("8000 has no agents", output[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yesterdays_recordings_are_archived_once_and_removed_on_request()
    {
        var output = await RunAsync("""
            $day = @{ Day = $simulator.Time.LocalDateTime }
            (& "$examples/Save-YesterdaysRecordings.ps1" @pbx @day -Path $folder).Count
            (Get-PortSipRecording -Connection $connection).Count
            & "$examples/Save-YesterdaysRecordings.ps1" @pbx @day -Path $folder -RemoveFromPbx -Confirm:$false
            @(Get-PortSipRecording -Connection $connection).Count
            """);

        Assert.Equal(["3", "3", "0"], output);
        Assert.Equal(3, Directory.GetFiles(_folder, "*.wav", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task The_acceptance_script_passes_on_the_simulator()
    {
        var output = await RunAsync("& \"$examples/Acceptance-Call.ps1\" -TalkSec 1 | ForEach-Object { \"$_\" }", prologue: "");

        Assert.Equal(8, output.Count(line => line.StartsWith("ok: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_wallboard_shows_callers_and_agents_as_they_change()
    {
        // Until the number of those who wait has changed.
        var output = await RunAsync("""
            & "$examples/Queue-Wallboard.ps1" -Seconds 60 | ForEach-Object {
                if ($_ -match 'waiting: (\d) \[' -and $Matches[1] -ne $last) { $last = $Matches[1]; $_ }
            } | Select-Object -First 2
            """, prologue: "");

        Assert.Contains("waiting: 2 [", output[0], StringComparison.Ordinal);
        Assert.Contains("waiting: 1 [", output[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trunk_check_tells_the_trunk_that_is_down_and_exits_with_1()
    {
        var output = await RunAsync("""
            $simulator | Set-PortSipSimulatorRule -Trunk south -State Down
            & "$examples/Test-Trunk.ps1" @pbx -Trunk north, south -Caller 1001 -TestNumber '0033187691' | ForEach-Object { "$($_.Trunk) $($_.Works) $($_.Reason)".Trim() }
            "exit $LASTEXITCODE, active $($simulator.ActiveCalls)"
            & "$examples/Test-Trunk.ps1" @pbx -Trunk north -Caller 1001 -TestNumber '0033187691' | Out-Null
            "exit $LASTEXITCODE"
            $pbx.Credential = [pscredential]::new('admin', (ConvertTo-SecureString 'wrong' -AsPlainText -Force))
            & "$examples/Test-Trunk.ps1" @pbx -Trunk north -Caller 1001 -TestNumber '0033187691' -ErrorAction SilentlyContinue 2>$null
            "exit $LASTEXITCODE"
            """, Live);

        Assert.Equal(["north True", "south False 503 Service Unavailable", "exit 1, active 0", "exit 0", "exit 2"], output);
    }

    [Fact]
    public async Task Without_names_the_trunk_check_checks_all_trunks_and_shows_their_status()
    {
        var output = await RunAsync("""
            $simulator | Set-PortSipSimulatorRule -Trunk south -State Down
            & "$examples/Test-Trunk.ps1" @pbx -Caller 1001 -TestNumber '0033187691' | ForEach-Object { "$($_.Trunk) $($_.Status) $($_.Works)" }
            $simulator | Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListTrunks
            & "$examples/Test-Trunk.ps1" @pbx -Trunk north -Caller 1001 -TestNumber '0033187691' | ForEach-Object { "$($_.Trunk) unseen $($_.Works)" }
            """, Live);

        Assert.Equal(["north Online True", "south Offline False", "north unseen True"], output);
    }

    [Fact]
    public async Task The_nightly_check_lists_trunks_and_phones_that_are_not_online()
    {
        var output = await RunAsync("""
            & "$examples/Test-SwitchboardHealth.ps1" @pbx
            "exit $LASTEXITCODE"
            $connection = $simulator | Connect-PortSip -Name test
            $simulator | Set-PortSipSimulatorRule -Trunk south -State Down
            (Get-PortSipExtension 1002, 1003 -Connection $connection).Devices | Disconnect-PortSipDevice -Confirm:$false
            & "$examples/Test-SwitchboardHealth.ps1" @pbx -Except 1003 | ForEach-Object { "$($_.Kind) $($_.Name): $($_.Status)" }
            "exit $LASTEXITCODE"
            & "$examples/Test-SwitchboardHealth.ps1" @pbx -Extension '9*' 2>$null
            "exit $LASTEXITCODE"
            """, Live);

        Assert.Equal(["exit 0", "Trunk south: Offline", "Extension 1002 Extension 1002: Offline", "exit 1", "exit 2"], output);
    }

    [Fact]
    public async Task A_call_list_is_checked_before_it_is_called()
    {
        var output = await RunAsync("""
            $connection = $simulator | Connect-PortSip -Name test
            Set-PortSipExtension 1002 -DoNotDisturb -Connection $connection
            (Get-PortSipExtension 1003 -Connection $connection).Devices | Disconnect-PortSipDevice -Confirm:$false
            "Number;Who", "1001;A", "1002;B", "1003;C", "0033187691;D", ";E" | Set-Content "$folder/people.csv"
            & "$examples/Test-CallList.ps1" @pbx -Path "$folder/people.csv" | ForEach-Object { "$($_.Who) $($_.Number) '$($_.Reachable)' $($_.Reason)".Trim() }
            "exit $LASTEXITCODE"
            """, Live);

        Assert.Equal(["A 1001 'True'", "B 1002 'False' do not disturb", "C 1003 'False' Offline", "D 0033187691 '' not an extension", "exit 2"], output);
    }

    [Fact]
    public async Task A_shift_takes_the_place_of_another_one()
    {
        var output = await RunAsync("""
            $connection = $simulator | Connect-PortSip -Name test
            "Shift,Queue,ExtensionNumber,SkillLevel", "Asia,8000,1008,", "Asia,8000,1009,", "Asia,8000,1007,", "Europe,8000,1001,40", "Europe,8000,1009," | Set-Content "$folder/shifts.csv"
            & "$examples/Move-QueueShift.ps1" @pbx -Path "$folder/shifts.csv" -Begin Europe -End Asia -WhatIf
            (Get-PortSipQueueMember 8000 -Connection $connection).ExtensionNumber -join ' '
            & "$examples/Move-QueueShift.ps1" @pbx -Path "$folder/shifts.csv" -Begin Europe -End Asia
            "exit $LASTEXITCODE"
            (Get-PortSipQueueMember 8000 -Connection $connection | ForEach-Object { "$($_.ExtensionNumber):$($_.SkillLevel)" }) -join ' '
            try { & "$examples/Move-QueueShift.ps1" @pbx -Path "$folder/shifts.csv" -Begin Africa } catch { "$_".Replace($folder, '') }
            """, Live);

        Assert.Equal(["1008 1009 1010", "exit 0", "1009:1 1010:1 1001:40", "The plan /shifts.csv has no shift Africa."], output);
    }

    [Fact]
    public async Task The_escalation_passes_over_who_is_busy_and_ends_with_who_answers() => Assert.Equal(
        ["1 1002 False 486 Busy Here", "1 1003 False 603 Decline", "1 1004 True", "exit 0", "never 2", "exit 1"],
        await RunAsync("""
            $simulator | Set-PortSipSimulatorRule 1002 Busy
            $simulator | Set-PortSipSimulatorRule 1003 Reject -StatusCode 603
            & "$examples/Invoke-OnCallEscalation.ps1" @pbx -Announcement 1001 -OnCall 1002, 1003, 1004, 1005 | ForEach-Object { "$($_.Round) $($_.Person) $($_.Answered) $($_.Reason)".Trim() }
            "exit $LASTEXITCODE"
            $tries = & "$examples/Invoke-OnCallEscalation.ps1" @pbx -Announcement 1001 -OnCall 1002 -Round 2
            "never $(@($tries).Count)"
            "exit $LASTEXITCODE"
            """, Live));

    [Fact]
    public async Task The_call_list_tries_those_again_who_did_not_answer_and_reports_all()
    {
        var output = await RunAsync("""
            'Number,Name', '1002,Ann', '1003,Ben', '1002,Ann again' | Set-Content -LiteralPath "$folder/list.csv"
            $simulator | Set-PortSipSimulatorRule 1002 Answer -HangUpAfterMs 50
            $simulator | Set-PortSipSimulatorRule 1003 Busy
            $list = @{ Path = "$folder/list.csv"; Announcement = '1001'; Retry = 1; RetryAfterMin = 0; ReportPath = "$folder/report.csv" }
            & "$examples/Invoke-CallList.ps1" @pbx @list -WhatIf | Out-Null
            "calls $(@($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall).Count)"
            & "$examples/Invoke-CallList.ps1" @pbx @list | ForEach-Object { "$($_.Name) $($_.Answered) $($_.Tries) $($_.Reason)" }
            "exit $LASTEXITCODE, calls $(@($simulator | Get-PortSipSimulatorRequest -Operation OriginateCall).Count)"
            "report $(@(Import-Csv -LiteralPath "$folder/report.csv").Count)"
            """, Live);

        Assert.Equal(
            ["calls 0", "Ann True 1 CalleeDisconnected", "Ben False 2 486 Busy Here", "Ann again True 1 CalleeDisconnected", "exit 1, calls 3", "report 3"],
            output);
    }

    [Fact]
    public async Task The_call_list_calls_nobody_again_who_may_have_been_called() => Assert.Equal(
        ["Ann False 1 outcome unknown", "Ben False 2 486 Busy Here", "exit 2"],
        await RunAsync("""
            'Number,Name', '1002,Ann', '1003,Ben' | Set-Content -LiteralPath "$folder/list.csv"
            $simulator | Set-PortSipSimulatorRule 1003 Busy
            $simulator | Set-PortSipSimulatorRule -Fault ResetBeforeCommit -Operation OriginateCall -Count 1
            $list = @{ Path = "$folder/list.csv"; Announcement = '1001'; Retry = 1; RetryAfterMin = 0; ThrottleLimit = 1 }
            & "$examples/Invoke-CallList.ps1" @pbx @list -WarningAction SilentlyContinue | ForEach-Object { "$($_.Name) $($_.Answered) $($_.Tries) $($_.Reason)" }
            "exit $LASTEXITCODE"
            """, Live));

    [Fact]
    public async Task Calls_that_last_too_long_are_hung_up_and_the_others_are_not() => Assert.Equal(
        ["whatif 3", "1001 → 1002", "left 2"],
        await RunAsync("""
            $old = New-PortSipCall 1001 1002
            $bridge = New-PortSipCall 1003 1009
            Step-PortSipSimulator 20000
            $new = New-PortSipCall 1004 1005
            Step-PortSipSimulator 60
            $long = @{ Longer = '04:00:00'; Except = '1009' }
            & "$examples/Stop-LongCall.ps1" @pbx @long -WhatIf *> $null
            "whatif $($simulator.ActiveCalls)"
            & "$examples/Stop-LongCall.ps1" @pbx @long -Confirm:$false | ForEach-Object { "$($_.Caller) → $($_.Callee)" }
            "left $($simulator.ActiveCalls)"
            """));

    [Fact]
    public async Task Events_are_logged_as_they_come_with_the_gaps()
    {
        var output = await RunAsync("""
            $job = Start-ThreadJob { & "$using:examples/Export-CallEvent.ps1" @using:pbx -Path $using:folder }
            $null = $simulator | Connect-PortSip
            function Use-Telephone { New-PortSipCall 1001 1002 -UserData logged | Stop-PortSipCall }
            function Get-Length { (Get-Item "$folder/events-*.csv" | Measure-Object Length -Sum).Sum }
            # Events before the first line aren't logged: calls are placed until the log has begun, and again until it continues after the gap.
            while ($job.State -in 'NotStarted', 'Running' -and -not (Get-Length)) { Use-Telephone }
            $simulator | Set-PortSipSimulatorRule -DropEventSocket
            while ($job.State -eq 'Running' -and -not $job.Warning.Count) { Use-Telephone }
            $length = Get-Length
            while ($job.State -eq 'Running' -and (Get-Length) -eq $length) { Use-Telephone }
            Stop-Job $job
            $rows = Import-Csv -Path "$folder/events-*.csv"
            "gaps $(@($rows | Where-Object EventType -EQ gap).Count)"
            ($rows | Where-Object EventType -NE gap)[0].UserData
            """, Live);

        Assert.Equal(["gaps 1", "logged"], output);
    }

    [Fact]
    public async Task A_dial_plan_is_accepted_row_by_row()
    {
        var output = await RunAsync("""
            'Caller,Callee,Outcome', '1001,1002,Answered' | Set-Content -LiteralPath "$folder/plan.csv"
            foreach ($plan in "$examples/DialPlan.csv", "$folder/plan.csv") {
                $container = New-PesterContainer -Path "$examples/DialPlan.Tests.ps1" -Data @{ Plan = $plan }
                $result = Invoke-Pester -Container $container -Output None -PassThru
                "$($result.PassedCount) passed, $($result.FailedCount) failed"
            }
            """, prologue: "");

        Assert.Equal(["4 passed, 0 failed", "1 passed, 0 failed"], output);
    }

    [Fact]
    public async Task Forwarding_is_tested_state_by_state()
    {
        var output = await RunAsync("""
            $result = Invoke-Pester "$examples/Forwarding.Tests.ps1" -Output None -PassThru
            "$($result.PassedCount) passed, $($result.FailedCount) failed"
            """, prologue: "");

        Assert.Equal(["4 passed, 0 failed"], output);
    }

    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder, "*.ps1").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_example_has_help_is_in_the_README_and_is_run_here(string name)
    {
        var script = File.ReadAllText(Path.Combine(Folder, name));

        Assert.All([".SYNOPSIS", ".DESCRIPTION", ".EXAMPLE"], keyword => Assert.Contains(keyword, script, StringComparison.Ordinal));
        Assert.Contains($"(examples/{name})", File.ReadAllText(Path.Combine(ModuleUnderTest.Repository, "README.md")), StringComparison.Ordinal);
        Assert.Contains($"examples/{name}", File.ReadAllText(Path.Combine(ModuleUnderTest.Repository, "tests", "PortSipCallControl.Tests", "Examples", "ExampleTests.cs")), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // What -WhatIf says goes to the console, past everything that could catch it: that isn't what the script emits.
    private async Task<string[]> RunAsync(string script, string prologue = Prologue)
    {
        var variables = $"$examples = '{Folder}'; $folder = '{_folder}'\n";
        var (exitCode, output) = await PowerShellProcess.RunAsync($"{variables}{prologue}& {{\n{script}\n}}\nexit 0");
        Assert.True(exitCode == 0, output);
        return [.. output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("What if: ", StringComparison.Ordinal))];
    }
}
