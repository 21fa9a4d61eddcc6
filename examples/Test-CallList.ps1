#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Shows which extensions on a list can be reached now, before you call them.
.DESCRIPTION
    The list is a CSV file with a column Number and any other columns, separated by commas, semicolons, tabs or the list separator of your
    culture. Each row is emitted with the columns Reachable and Reason. Numbers that aren't extensions can't be checked; for them, Reachable
    is empty.
    The exit code is the number of rows that can't be reached, at most 250.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    A user who can see users.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Path
    The list: a CSV file with a column Number.
.EXAMPLE
    ./Test-CallList.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Path people.csv
.EXAMPLE
    ./Test-CallList.ps1 -Credential $operator -Path people.csv | Where-Object Reachable | Export-Csv now.csv -NoTypeInformation
    Writes a list that contains only those who can be reached.
#>
[CmdletBinding()]
[OutputType([pscustomobject])]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Path
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Spreadsheets separate columns as the regional settings of the computer that saved the file specify.
function Import-List([string] $Path, [string[]] $Column) {
    $begin = @(Get-Content -LiteralPath $Path -TotalCount 20)
    foreach ($delimiter in ',', ';', "`t", [cultureinfo]::CurrentCulture.TextInfo.ListSeparator) {
        $names = @($begin | ConvertFrom-Csv -Delimiter $delimiter -WarningAction SilentlyContinue | Select-Object -First 1 | ForEach-Object { $_.PSObject.Properties.Name })
        if (-not ($Column | Where-Object { $names -notcontains $_ })) { return Import-Csv -LiteralPath $Path -Delimiter $delimiter }
    }
    throw "The list $Path must have a header with the columns $($Column -join ', '), and at least one row. It begins with: $($begin | Select-Object -First 1)"
}

$rows = @(Import-List $Path 'Number' | Where-Object { "$($_.Number)".Trim() })
if (-not $rows) { throw "No row of the list $Path has a number." }

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
$connection = Connect-PortSip @target -Credential $Credential
try {
    # One list of all extensions, because looking up a number that isn't an extension causes an error.
    $byNumber = @{}
    Get-PortSipExtension -Connection $connection | ForEach-Object { $byNumber[$_.ExtensionNumber] = $_ }
}
finally {
    Disconnect-PortSip $connection
}

$unreachable = 0
foreach ($row in $rows) {
    $extension = $byNumber["$($row.Number)".Trim()]
    $reachable = if ($extension) { $extension.IsReachable }
    $reason = if (-not $extension) { 'not an extension' }
    elseif ($extension.IsEnabled -eq $false) { 'disabled' }
    elseif ($extension.IsDoNotDisturb -or $extension.Presence -eq 'DoNotDisturb') { 'do not disturb' }
    elseif (-not $reachable) { "$($extension.Status)" }
    if ($extension -and -not $reachable) { $unreachable++ }
    $row | Add-Member -NotePropertyMembers @{ Reachable = $reachable; Reason = $reason } -Force -PassThru
}
exit [math]::Min(250, $unreachable)
