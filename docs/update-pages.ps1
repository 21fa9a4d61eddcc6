#Requires -Version 7.4
#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Brings the syntax and the parameters' metadata of the cmdlet pages up to date with the built module.
.DESCRIPTION
    What is written by hand stays: descriptions, examples, default values. A parameter that is new gets a section whose text is
    still to be written ({{ }}), and one that no longer exists loses its section. A cmdlet without a page gets one.
.EXAMPLE
    dotnet run --project src/PortSipCallControl.Console -- docs/update-pages.ps1
#>
[CmdletBinding()]
param()

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$common = [System.Management.Automation.Cmdlet]::CommonParameters

# Syntax, broken into lines of 98 characters.
function Format-Syntax {
    param($Set, [string] $Name, [string[]] $Hidden)

    $lines = [System.Collections.Generic.List[string]]::new()
    $line = $Name
    $usage = "$Set" -replace ' ?\[<CommonParameters>\]'
    foreach ($word in $usage -split ' (?=\[{0,2}-[A-Za-z])' | Where-Object { $_ -replace '^\W+(\w+).*', '$1' -notin $Hidden }) {
        if ($line.Length + 1 + $word.Length -gt 98) {
            $lines.Add($line)
            $line = ''
        }
        $line += " $word"
    }
    $lines.Add($line)
    $lines -join "`n"
}

# A parameter for the pipeline alone isn't shown, as in Get-Command -Syntax.
function Test-IsHidden {
    param($Metadata)

    [bool] ($Metadata.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow })
}

# The names of the sets in which a parameter means something. It can be a member of others, for the binder's sake.
function Get-FittingSet {
    param($Metadata)

    $only = $Metadata.Attributes | Where-Object { $_.GetType().Name -eq 'OnlyInAttribute' }
    if ($only) { $only.Sets } else { $Metadata.ParameterSets.Keys }
}

function Format-ParameterYaml {
    param($Command, [string] $Parameter, [string] $DefaultValue)

    $metadata = $Command.Parameters[$Parameter]
    $attributes = @($metadata.Attributes)
    $sets = foreach ($name in Get-FittingSet $metadata | Sort-Object) {
        $set = $metadata.ParameterSets[$metadata.ParameterSets.ContainsKey($name) ? $name : '__AllParameterSets']
        @"
- Name: $($name -eq '__AllParameterSets' ? '(All)' : $name)
  Position: $($set.Position -lt 0 ? 'Named' : $set.Position)
  IsRequired: $("$($set.IsMandatory)".ToLowerInvariant())
  ValueFromPipeline: $("$($set.ValueFromPipeline)".ToLowerInvariant())
  ValueFromPipelineByPropertyName: $("$($set.ValueFromPipelineByPropertyName)".ToLowerInvariant())
  ValueFromRemainingArguments: $("$($set.ValueFromRemainingArguments)".ToLowerInvariant())
"@
    }
    $aliases = if ($metadata.Aliases.Count) { "Aliases:`n" + (($metadata.Aliases | ForEach-Object { "- $_" }) -join "`n") } else { 'Aliases: []' }
    @"
``````yaml
Type: $($metadata.ParameterType.ToString())
DefaultValue: $DefaultValue
SupportsWildcards: $("$($attributes.TypeId -contains [SupportsWildcards])".ToLowerInvariant())
$aliases
ParameterSets:
$($sets -join "`n")
DontShow: $("$(Test-IsHidden $metadata)".ToLowerInvariant())
AcceptedValues: []
HelpMessage: ''
``````
"@
}

# The texts and default values that the page has.
function Get-WrittenParameter {
    param([string] $Section)

    $written = @{}
    foreach ($match in [regex]::Matches($Section, '(?ms)^### -(\w+)\n(.*?)^```yaml\n(.*?)^```$')) {
        $null = $match.Groups[3].Value -match '(?m)^DefaultValue: (.*)$'
        $written[$match.Groups[1].Value] = @{ Text = $match.Groups[2].Value.Trim(); DefaultValue = $Matches[1] }
    }
    $written
}

$shared = [regex]::Matches((Get-Content "$PSScriptRoot/shared-parameters.md" -Raw), '(?m)^## -(\w+)').ForEach{ $_.Groups[1].Value }
foreach ($command in Get-Command -Module PortSipCallControl) {
    $path = "$PSScriptRoot/$command.md"
    $page = if (Test-Path $path) { (Get-Content $path -Raw) -replace "`r" } else { (Get-Content "$PSScriptRoot/Disconnect-PortSip.md" -Raw) -replace "`r" -replace 'Disconnect-PortSip', "$command" }

    $hidden = $command.Parameters.Values | Where-Object { Test-IsHidden $_ } | ForEach-Object Name
    $syntax = foreach ($set in $command.ParameterSets | Sort-Object { -not $_.IsDefault }, Name) {
        $other = $command.Parameters.Values | Where-Object { -not (@(Get-FittingSet $_) | Where-Object { $_ -in $set.Name, '__AllParameterSets' }) } | ForEach-Object Name
        "### $($set.Name)$(if ($set.IsDefault -and $command.ParameterSets.Count -gt 1) { ' (Default)' })`n`n```````n$(Format-Syntax -Set $set -Name $command -Hidden (@($hidden) + $other))`n```````n"
    }
    $written = Get-WrittenParameter ($page -replace '(?s)^.*\n## PARAMETERS\n' -replace '(?s)\n### CommonParameters\n.*')
    $parameters = foreach ($name in $command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object) {
        $isSwitch = $command.Parameters[$name].ParameterType -eq [switch]
        $own = $written.ContainsKey($name) ? $written[$name] : @{
            Text         = $name -in $shared ? "[-$name](shared-parameters.md#-$($name.ToLowerInvariant()))" : '{{ What it does. }}'
            DefaultValue = $isSwitch ? 'False' : "''"
        }
        "### -$name`n`n$($own.Text)`n`n$(Format-ParameterYaml -Command $command -Parameter $name -DefaultValue $own.DefaultValue)`n"
    }

    $evaluator = { param($match) "$($match.Groups[1].Value)$($syntax -join "`n")`n## DESCRIPTION" }
    $page = [regex]::Replace($page, '(?s)(\n## SYNTAX\n\n).*?\n## DESCRIPTION', $evaluator)
    $evaluator = { param($match) "$($match.Groups[1].Value)$($parameters -join "`n")`n### CommonParameters" }
    $page = [regex]::Replace($page, '(?s)(\n## PARAMETERS\n\n).*?\n### CommonParameters', $evaluator)
    [System.IO.File]::WriteAllText($path, $page)
}

# Operations of the API, from the one place where the client has them: the static properties of its *Endpoints types.
function Get-Endpoint {
    foreach ($type in [PortSip.Client.PortSipClient].Assembly.GetTypes() | Where-Object Name -Like '*Endpoints' | Sort-Object Name) {
        $isIn = { param($Property, $Of) $Property.PropertyType.Name -eq $Of }
        foreach ($property in $type.GetProperties('Public, Static')) {
            if (& $isIn $property 'Endpoint') { $property.GetValue($null) }
            elseif (& $isIn $property $type.Name) {
                $set = $property.GetValue($null)
                $type.GetProperties('Public, Instance') | ForEach-Object { $_.GetValue($set) }
            }
        }
    }
}

$sentAgain = @{ Repeatable = 'yes'; OnceOnly = 'only if it certainly wasn''t done'; OnlyUnsent = 'only if it wasn''t sent'; BestEffort = 'no' }
$rows = foreach ($endpoint in Get-Endpoint) {
    "| $($endpoint.Operation) | ``$($endpoint.Method) /$($endpoint.Path)`` | $($sentAgain["$($endpoint.Repeatability)"]) | $($endpoint.NotFoundMeans) |"
}
$operations = @"
# Operations

These are the requests that the module sends, under the API's root ``/api``. ``docs/update-pages.ps1`` writes this page from the code, and a
test compares it with the routes of the simulator. Values are in braces. "Sent again" shows whether a request is repeated if its response
is lost; see about_PortSipReliability.

| Operation | Request | Sent again | 404 means |
| --- | --- | --- | --- |
$($rows -join "`n")

"@
[System.IO.File]::WriteAllText("$PSScriptRoot/operations.md", ($operations -replace "`r"))
