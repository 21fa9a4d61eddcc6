namespace PortSipCallControl.Tests.Examples;

/// <summary>The scripts of examples/ for queues and their agents.</summary>
public sealed class QueueExampleTests : ExampleFixture
{
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
}
