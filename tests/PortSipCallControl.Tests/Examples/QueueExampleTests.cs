namespace PortSipCallControl.Tests.Examples;

/// <summary>The scripts of examples/ for queues and their agents.</summary>
public sealed class QueueExampleTests : ExampleFixture
{
    [Fact]
    public void Every_agent_of_the_queue_who_is_not_ready_is_made_ready()
    {
        var output = Run("""
            Set-PortSipAgent 8000 1010 -Status Lunch
            & "$examples/Set-QueueReady.ps1" @pbx -Queue 8000 -WhatIf | Out-Null
            (Get-PortSipAgent 8000 -Connection $connection).Status -join ' '
            & "$examples/Set-QueueReady.ps1" @pbx -Queue 8000 | Out-Null
            (Get-PortSipAgent 8000 -Connection $connection).Status -join ' '
            """, LastWithLunch);

        Assert.Equal(["NotReady NotReady Lunch", "Ready Ready Lunch"], output);
    }

    [Fact]
    public void A_queue_that_is_not_there_or_has_no_agents_is_a_failure()
    {
        var output = Run("""
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
    public async Task The_wallboard_is_a_page_and_needs_a_terminal_otherwise()
    {
        var output = await RunInProcessAsync("""
            & "$examples/Queue-Wallboard.ps1" @pbx -Queue 80* -InBrowser -Seconds 60 -WarningAction SilentlyContinue | ForEach-Object {
                $page = [System.Net.HttpWebRequest]::CreateHttp($_.Uri).GetResponse()
                "$($_.QueueNumber) $([int] $page.StatusCode) $($_.IsRunning)"
            } | Select-Object -First 1
            try { & "$examples/Queue-Wallboard.ps1" } catch { "$($_.FullyQualifiedErrorId)" }
            "$(@(Get-PortSipConnection).Count) $(@(Get-PortSipSimulator).Count)"
            """, Prologue);

        Assert.Equal(["8000 200 True", "ValidationFailed,PortSipCallControl.ShowPortSipWallboardCommand", "1 1"], output);
    }

    [Fact]
    public void A_shift_takes_the_place_of_another_one()
    {
        var output = Run("""
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
    public void Nobody_leaves_a_queue_that_the_next_shift_could_not_join() => Assert.Equal(
        ["Nobody is removed from 8000, because not everybody could be added.", "exit 1", "1008 1009 1010", "1001 1009 1010"],
        Run("""
            $connection = $simulator | Connect-PortSip -Name test
            $id = (Get-PortSipQueue 8100 -Connection $connection).Id
            "Shift,Queue,ExtensionNumber", "Asia,8000,1008", "Asia,$id, 1008", "Europe,8000,4711", "Europe,$id, 1001" | Set-Content "$folder/shifts.csv"
            & "$examples/Move-QueueShift.ps1" @pbx -Path "$folder/shifts.csv" -Begin Europe -End Asia -WarningVariable warning -WarningAction SilentlyContinue 2> $null
            $exit = $LASTEXITCODE
            "$warning"
            "exit $exit"
            (Get-PortSipQueueMember 8000 -Connection $connection).ExtensionNumber -join ' '
            ((Get-PortSipQueueMember 8100 -Connection $connection).ExtensionNumber | Sort-Object) -join ' '
            """, Live.Replace("Start-PortSipSimulator", "Start-PortSipSimulator -QueueNumber 8000, 8100", StringComparison.Ordinal)));
}
