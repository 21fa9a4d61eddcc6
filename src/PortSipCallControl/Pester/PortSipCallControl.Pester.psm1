# Operators and functions of Pester 5 and 6 for calls, on top of Assert-PortSipCall.

Set-StrictMode -Version Latest

if (-not (Get-Command -Name Add-ShouldOperator -ErrorAction Ignore)) {
    throw 'PortSipCallControl.Pester needs Pester 5 or later. Import Pester first.'
}

# Checks a call, and returns the message of the failed assertion; nothing if it is as expected.
function Get-CallDifference {
    param($Call, [hashtable] $Expected)

    if ($null -eq $Call) { return 'Expected a call, but there is none.' }
    try {
        $null = PortSipCallControl\Assert-PortSipCall -Id $Call @Expected -ErrorAction Stop
    }
    catch {
        # Anything else, such as a lost connection, isn't a result of the test.
        if ($_.FullyQualifiedErrorId -notlike 'AssertionFailed,*') { throw }
        $_.Exception.Message
    }
}

# What Pester 5 expects of an operator.
function Get-OperatorResult {
    param($Call, [hashtable] $Expected, [string] $Phrase, [bool] $IsNegated, [string] $Because)

    $reason = if ($Because) { " because $($Because -replace '^because\s+')" } else { '' }
    $difference = @(Get-CallDifference $Call $Expected) -join [Environment]::NewLine
    $failure = if (-not $IsNegated) { $difference }
    elseif ($null -eq $Call) { $difference }
    elseif (-not $difference) { "Expected the call $Call not $Phrase, but that is what happened." }
    if ($failure -and $reason) {
        # The first line is the sentence; the timeline follows.
        $lines = $failure -split [Environment]::NewLine
        $lines[0] = $lines[0] -replace ', but ', "$reason, but "
        $failure = $lines -join [Environment]::NewLine
    }
    [pscustomobject]@{ Succeeded = -not $failure; FailureMessage = "$failure" }
}

# What is expected, and how long to wait for it.
function Get-Expectation {
    param([hashtable] $Expected, [double] $WithinSec, [int] $TimeoutSec)

    if ($WithinSec -gt 0) { $Expected.WithinSec = $WithinSec }
    if ($TimeoutSec -gt 0) { $Expected.TimeoutSec = $TimeoutSec }
    $Expected
}

# A number is a SIP status; other text is the reason for the end.
function Get-EndExpectation {
    param([string] $Expected)

    if ($Expected -match '^[3-6][0-9][0-9]$') { @{ StatusCode = [int] $Expected } } else { @{ EndReason = $Expected } }
}

function Assert-ThatCall {
    param($Call, [hashtable] $Expected, [string] $Because)

    $result = Get-OperatorResult -Call $Call -Expected $Expected -Because $Because
    if (-not $result.Succeeded) {
        # By this id, Pester reports a failed assertion and not an error.
        $record = [System.Management.Automation.ErrorRecord]::new([Exception]::new($result.FailureMessage), 'PesterAssertionFailed', 'InvalidResult', $Call)
        $PSCmdlet.ThrowTerminatingError($record)
    }
}

# Pester also passes the session state of the test, which they don't need: without a parameter for it, it is among the remaining arguments.
$operators = @{
    BeAnsweredBy    = {
        param($ActualValue, [string] $ExpectedValue, [switch] $Negate, [string] $Because, [double] $WithinSec, [int] $TimeoutSec)
        $expected = Get-Expectation @{ AnsweredBy = $ExpectedValue } -WithinSec $WithinSec -TimeoutSec $TimeoutSec
        Get-OperatorResult -Call $ActualValue -Expected $expected -Phrase "to be answered by $ExpectedValue" -IsNegated $Negate -Because $Because
    }
    HaveEndedWith   = {
        param($ActualValue, [string] $ExpectedValue, [switch] $Negate, [string] $Because, [double] $WithinSec, [int] $TimeoutSec)
        $expected = Get-Expectation (Get-EndExpectation $ExpectedValue) -WithinSec $WithinSec -TimeoutSec $TimeoutSec
        Get-OperatorResult -Call $ActualValue -Expected $expected -Phrase "to end with $ExpectedValue" -IsNegated $Negate -Because $Because
    }
    HaveRecording   = {
        param($ActualValue, [switch] $Negate, [string] $Because, [int] $TimeoutSec)
        $expected = Get-Expectation @{ RecordingExists = $true } -TimeoutSec $TimeoutSec
        Get-OperatorResult -Call $ActualValue -Expected $expected -Phrase 'to have a recording' -IsNegated $Negate -Because $Because
    }
    BeTransferredTo = {
        param($ActualValue, [string] $ExpectedValue, [switch] $Negate, [string] $Because, [int] $TimeoutSec)
        $expected = Get-Expectation @{ TransferredTo = $ExpectedValue } -TimeoutSec $TimeoutSec
        Get-OperatorResult -Call $ActualValue -Expected $expected -Phrase "to be transferred to $ExpectedValue" -IsNegated $Negate -Because $Because
    }
    HaveTakenPath   = {
        param($ActualValue, [string[]] $ExpectedValue, [switch] $Negate, [string] $Because, [int] $TimeoutSec)
        $expected = Get-Expectation @{ Path = $ExpectedValue } -TimeoutSec $TimeoutSec
        Get-OperatorResult -Call $ActualValue -Expected $expected -Phrase "to go $($ExpectedValue -join ', ')" -IsNegated $Negate -Because $Because
    }
}
$known = @(Get-ShouldOperator | ForEach-Object Name)
foreach ($name in $operators.Keys) {
    if ($known -notcontains $name) { Add-ShouldOperator -Name $name -Test $operators[$name] }
}

<#
.SYNOPSIS
    Checks that a number answers a call.
.EXAMPLE
    New-PortSipCall 1001 1003 | Should-BeAnsweredBy 1003 -WithinSec 10
#>
function Assert-PortSipCallAnswer {
    [CmdletBinding()]
    [Alias('Should-BeAnsweredBy')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Expected,
        [Parameter(ValueFromPipeline)] $Actual,
        [double] $WithinSec,
        [int] $TimeoutSec,
        [string] $Because
    )
    process { Assert-ThatCall $Actual (Get-Expectation @{ AnsweredBy = $Expected } -WithinSec $WithinSec -TimeoutSec $TimeoutSec) -Because $Because }
}

<#
.SYNOPSIS
    Checks how a call ends: with a SIP status or a reason.
.EXAMPLE
    New-PortSipCall 1001 1002 | Should-HaveEndedWith 486
#>
function Assert-PortSipCallEnd {
    [CmdletBinding()]
    [Alias('Should-HaveEndedWith')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Expected,
        [Parameter(ValueFromPipeline)] $Actual,
        [double] $WithinSec,
        [int] $TimeoutSec,
        [string] $Because
    )
    process { Assert-ThatCall $Actual (Get-Expectation (Get-EndExpectation $Expected) -WithinSec $WithinSec -TimeoutSec $TimeoutSec) -Because $Because }
}

<#
.SYNOPSIS
    Checks that a call has a recording.
.EXAMPLE
    $call | Should-HaveRecording
#>
function Assert-PortSipCallRecording {
    [CmdletBinding()]
    [Alias('Should-HaveRecording')]
    param(
        [Parameter(ValueFromPipeline)] $Actual,
        [int] $TimeoutSec,
        [string] $Because
    )
    process { Assert-ThatCall $Actual (Get-Expectation @{ RecordingExists = $true } -TimeoutSec $TimeoutSec) -Because $Because }
}

<#
.SYNOPSIS
    Checks that a call is transferred to a number.
.EXAMPLE
    $call | Should-BeTransferredTo 1003
#>
function Assert-PortSipCallTransfer {
    [CmdletBinding()]
    [Alias('Should-BeTransferredTo')]
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Expected,
        [Parameter(ValueFromPipeline)] $Actual,
        [int] $TimeoutSec,
        [string] $Because
    )
    process { Assert-ThatCall $Actual (Get-Expectation @{ TransferredTo = $Expected } -TimeoutSec $TimeoutSec) -Because $Because }
}

<#
.SYNOPSIS
    Checks the caller and the numbers that a call tries, in order.
.EXAMPLE
    New-PortSipCall 1001 8000 | Should-HaveTakenPath 1001, 8000, 1008
#>
function Assert-PortSipCallPath {
    [CmdletBinding()]
    [Alias('Should-HaveTakenPath')]
    param(
        [Parameter(Mandatory, Position = 0)] [string[]] $Expected,
        [Parameter(ValueFromPipeline)] $Actual,
        [int] $TimeoutSec,
        [string] $Because
    )
    process { Assert-ThatCall $Actual (Get-Expectation @{ Path = $Expected } -TimeoutSec $TimeoutSec) -Because $Because }
}

Export-ModuleMember -Function Assert-PortSipCall* -Alias Should-*
