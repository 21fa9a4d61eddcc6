namespace PortSipCallControl.Tests.Examples;

/// <summary>The scripts of examples/ that check trunks, telephones and lists of numbers.</summary>
public sealed class CheckExampleTests : ExampleFixture
{
    [Fact]
    public void The_trunk_check_tells_the_trunk_that_is_down_and_exits_with_1()
    {
        var output = Run("""
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
    public void Without_names_the_trunk_check_checks_all_trunks_and_shows_their_status()
    {
        var output = Run("""
            $simulator | Set-PortSipSimulatorRule -Trunk south -State Down
            & "$examples/Test-Trunk.ps1" @pbx -Caller 1001 -TestNumber '0033187691' | ForEach-Object { "$($_.Trunk) $($_.Status) $($_.Works)" }
            $simulator | Set-PortSipSimulatorRule -Fault Status -StatusCode 403 -Operation ListTrunks
            & "$examples/Test-Trunk.ps1" @pbx -Trunk north -Caller 1001 -TestNumber '0033187691' | ForEach-Object { "$($_.Trunk) unseen $($_.Works)" }
            """, Live);

        Assert.Equal(["north Online True", "south Offline False", "north unseen True"], output);
    }

    [Fact]
    public void The_nightly_check_lists_trunks_and_phones_that_are_not_online()
    {
        var output = Run("""
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
    public void A_call_list_is_checked_before_it_is_called()
    {
        var output = Run("""
            $connection = $simulator | Connect-PortSip -Name test
            Set-PortSipExtension 1002 -DoNotDisturb -Connection $connection
            (Get-PortSipExtension 1003 -Connection $connection).Devices | Disconnect-PortSipDevice -Confirm:$false
            "Number;Who", "1001;A", "1002;B", "1003;C", "0033187691;D", ";E" | Set-Content "$folder/people.csv"
            & "$examples/Test-CallList.ps1" @pbx -Path "$folder/people.csv" | ForEach-Object { "$($_.Who) $($_.Number) '$($_.Reachable)' $($_.Reason)".Trim() }
            "exit $LASTEXITCODE"
            """, Live);

        Assert.Equal(["A 1001 'True'", "B 1002 'False' do not disturb", "C 1003 'False' Offline", "D 0033187691 '' not an extension", "exit 2"], output);
    }
}
