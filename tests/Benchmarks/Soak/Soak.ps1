param([int] $Rounds, [int] $CallsPerRound, [int] $InFlight, [int] $Seed)
# Places, holds, resumes and hangs up calls while one request in twenty fails in some way and the tokens live for two seconds of
# the simulator's clock, which moves by one second between the steps. Every call has a callee and a user data of its own, so that
# afterwards each can be accounted for.
$simulator = Start-PortSipSimulator -FrozenClock -TokenLifetimeSec 2 -Seed $Seed
$null = $simulator | Connect-PortSip -RequestsPerMinute 0 -RetryIntervalSec 0.001 -MaximumRetryCount 10

$faults = @(
    @{ Fault = 'Status'; StatusCode = 503 }
    @{ Fault = 'Status'; StatusCode = 429; RetryAfterSec = 0 }
    @{ Fault = 'CommitThenStatus'; StatusCode = 502 }
    @{ Fault = 'CommitThenLoseAnswer' }
    @{ Fault = 'Unauthorized' }
    @{ Fault = 'TruncatedJson' }
)
foreach ($fault in $faults) { Set-PortSipSimulatorRule @fault -Probability (0.05 / $faults.Count) }

$quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue'; ThrottleLimit = $InFlight }
for ($round = 1; $round -le $Rounds; $round++) {
    $rows = foreach ($i in 1..$CallsPerRound) {
        [pscustomobject]@{ Caller = '1001'; Callee = '0033{0:d3}{1:d5}' -f $round, $i; UserData = "soak-$round-$i" }
    }
    $placed = @($rows | New-PortSipCall @quiet -ErrorVariable failed)
    $errors = @($failed | ForEach-Object { $_ })
    foreach ($step in { $placed | Suspend-PortSipCall @quiet -PassThru -ErrorVariable failed }, { $placed | Resume-PortSipCall @quiet -PassThru -ErrorVariable failed }, { $placed | Stop-PortSipCall @quiet -PassThru -ErrorVariable failed }) {
        Step-PortSipSimulator 1
        $done = @(. $step)
        $errors += @($failed | ForEach-Object { $_ })
        if ($done.Count + @($failed).Count -ne $placed.Count) { throw "Lost: $($placed.Count) calls, $($done.Count) done, $(@($failed).Count) errors." }
    }
    Step-PortSipSimulator 1
    [pscustomobject]@{
        Round     = $round
        Asked     = $rows.Count
        Placed    = $placed.Count
        Errors    = $errors
        # What reached the PBX and was done there.
        Originate = @(Get-PortSipSimulatorRequest OriginateCall -Clear | Where-Object IsCommitted)
    }
}
Disconnect-PortSip -ErrorAction SilentlyContinue
$simulator | Stop-PortSipSimulator
