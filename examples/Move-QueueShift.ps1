#Requires -Modules PortSipCallControl

<#
.SYNOPSIS
    Replaces the members of queues by those of the shift that begins, for example every day at 8:00 in each region.
.DESCRIPTION
    The plan is a CSV file with the columns Shift, Queue and ExtensionNumber, and optionally SkillLevel, separated by commas, semicolons, tabs or
    the list separator of your culture. The members of the shift -Begin are added to their queues first, and then those of the shift -End are
    removed, except from queues in which they are members of both. Other members aren't changed. Members that the plan removes but that are no
    longer in the queue are ignored. If not everybody could be added to a queue, nobody is removed from it: it might be empty.
    The exit code is 1 if a change failed.
.PARAMETER Server
    The PBX. If omitted, the environment variable PORTSIP_SERVER is used.
.PARAMETER Credential
    An administrator or queue manager.
.PARAMETER Domain
    The tenant's SIP domain. If omitted, the environment variable PORTSIP_DOMAIN is used.
.PARAMETER Path
    The plan.
.PARAMETER Begin
    The name of the shift that begins.
.PARAMETER End
    The name of the shift that ends. If omitted, nobody is removed.
.EXAMPLE
    ./Move-QueueShift.ps1 -Server pbx.example.com -Domain example.com -Credential $operator -Path shifts.csv -Begin Europe -End Asia
.EXAMPLE
    ./Move-QueueShift.ps1 -Credential $operator -Path shifts.csv -Begin Europe -End Asia -WhatIf
    Shows what would be changed, and changes nothing.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $Server,

    [Parameter(Mandatory)]
    [pscredential] $Credential,

    [string] $Domain,

    [Parameter(Mandatory)]
    [string] $Path,

    [Parameter(Mandatory)]
    [string] $Begin,

    [string] $End
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

$plan = @(Import-List $Path 'Shift', 'Queue', 'ExtensionNumber')
$joining = @($plan | Where-Object Shift -EQ $Begin)
if (-not $joining) { throw "The plan $Path has no shift $Begin." }
filter Get-Place { "$($_.Queue)".Trim() + ' ' + "$($_.ExtensionNumber)".Trim() }
$staying = @($joining | Get-Place)
$leaving = @($plan | Where-Object { $End -and $_.Shift -eq $End -and $staying -notcontains ($_ | Get-Place) })
if ($End -and -not ($plan | Where-Object Shift -EQ $End)) { throw "The plan $Path has no shift $End." }

$target = @{}
if ($Server) { $target.Server = $Server }
if ($Domain) { $target.Domain = $Domain }
# Signs in with -WhatIf too, because it has to read the members.
$connection = Connect-PortSip @target -Credential $Credential -WhatIf:$false -Confirm:$false
try {
    # First those who join, so that no queue is empty in between.
    $joining | Add-PortSipQueueMember -Connection $connection -ErrorAction Continue -ErrorVariable failed
    # The plan can have the number or the id of a queue.
    $current = @(Get-PortSipQueueMember -Connection $connection | ForEach-Object { "$($_.QueueNumber) $($_.ExtensionNumber)", "$($_.QueueId) $($_.ExtensionNumber)" })
    $short = @($joining | Where-Object { -not $WhatIfPreference -and $current -notcontains ($_ | Get-Place) } | ForEach-Object { "$($_.Queue)".Trim() } | Select-Object -Unique)
    if ($short) { Write-Warning "Nobody is removed from $($short -join ', '), because not everybody could be added." }
    $leaving | Where-Object { $short -notcontains "$($_.Queue)".Trim() -and $current -contains ($_ | Get-Place) } |
        Remove-PortSipQueueMember -Connection $connection -Confirm:$false -ErrorAction Continue -ErrorVariable +failed
}
finally {
    Disconnect-PortSip $connection -WhatIf:$false -Confirm:$false
}
exit [int] ($failed.Count -gt 0)
