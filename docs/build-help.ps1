#Requires -Version 5.1
<#
.SYNOPSIS
    Makes the help that Get-Help shows (MAML) from the pages of this folder. The pages are the source, and nothing else is needed.
.DESCRIPTION
    Run it after a change to a page, and commit what it writes: a test compares the two.
    The pages have the form that Microsoft.PowerShell.PlatyPS 1.0 writes and reads. Its own export loses the code of examples and
    breaks lines in the middle of paragraphs, so this script writes the MAML.
.EXAMPLE
    ./docs/build-help.ps1
    Writes src/PortSipCallControl/Help/PortSipCallControl.dll-Help.xml.
#>
[CmdletBinding()]
param(
    # The file to write.
    [string] $OutputPath = (Join-Path $PSScriptRoot '../src/PortSipCallControl/Help/PortSipCallControl.dll-Help.xml')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$maml = 'http://schemas.microsoft.com/maml/2004/10'
$command = 'http://schemas.microsoft.com/maml/dev/command/2004/10'
$dev = 'http://schemas.microsoft.com/maml/dev/2004/10'

# The parts of a text under the headings of one level, in order. Code is no heading.
function Get-Section {
    param([string[]] $Line, [string] $Mark)

    $sections = [ordered]@{}
    $heading = ''
    $isCode = $false
    foreach ($text in $Line) {
        if ($text.StartsWith('```')) { $isCode = -not $isCode }
        if (-not $isCode -and $text.StartsWith("$Mark ")) {
            $heading = $text.Substring($Mark.Length + 1).Trim()
            $sections[$heading] = [System.Collections.Generic.List[string]]::new()
        }
        elseif ($sections.Contains($heading)) {
            $sections[$heading].Add($text)
        }
    }
    $sections
}

# The first fenced block, and the text around it.
function Split-Code {
    param([string[]] $Line)

    $code = [System.Collections.Generic.List[string]]::new()
    $around = [System.Collections.Generic.List[string]]::new()
    $isCode = $false
    foreach ($text in $Line) {
        if ($text.StartsWith('```')) { $isCode = -not $isCode }
        elseif ($isCode) { $code.Add($text) }
        else { $around.Add($text) }
    }
    @{ Code = $code; Text = $around }
}

# Paragraphs as the console shows them: one line each, which it breaks where its window ends; lists line by line; no markup.
function Get-Paragraph {
    param([string[]] $Line)

    foreach ($block in (($Line -join "`n").Trim() -split '\n\s*\n')) {
        $separator = if ($block.StartsWith('- ')) { "`n" } else { ' ' }
        $text = ($block -split '\n').TrimEnd() -join $separator
        $text -replace '`', '' -replace '\[([^]]+)\]\([^)]+\)', '$1'
    }
}

# What stands in the yaml of a parameter.
function Get-ParameterField {
    param([string[]] $Line)

    $metadata = @{ Aliases = @(); ParameterSets = @() }
    $list = ''
    foreach ($text in $Line) {
        if ($text -match '^(\w+): ?(.*)$') {
            $list = $Matches[1]
            if ($Matches[2] -and $Matches[2] -ne '[]') { $metadata[$list] = $Matches[2] -replace "^'(.*)'$", '$1' }
        }
        elseif ($list -eq 'ParameterSets' -and $text -match '^(- |  )(\w+): (.*)$') {
            if ($Matches[1] -eq '- ') { $metadata.ParameterSets += @{} }
            $metadata.ParameterSets[-1][$Matches[2]] = $Matches[3]
        }
        elseif ($list -eq 'Aliases' -and $text -match '^- (.*)$') {
            $metadata.Aliases += $Matches[1]
        }
    }
    $metadata
}

function Write-Paragraph {
    param([string[]] $Line)

    foreach ($text in (Get-Paragraph $Line)) { $writer.WriteElementString('para', $maml, $text) }
}

function Write-TextBlock {
    param([string] $Element, [string] $Namespace, [string[]] $Line)

    $writer.WriteStartElement($Element, $Namespace)
    Write-Paragraph $Line
    $writer.WriteEndElement()
}

function Write-Type {
    param([string] $Name)

    $writer.WriteStartElement('type', $dev)
    $writer.WriteElementString('name', $maml, $Name)
    $writer.WriteEndElement()
}

function Write-Parameter {
    param([string] $Name, [hashtable] $Metadata, [hashtable] $Set, [string] $Value, [string[]] $Description)

    $sources = @(
        if ($Set.ValueFromPipeline -eq 'true') { 'ByValue' }
        if ($Set.ValueFromPipelineByPropertyName -eq 'true') { 'ByPropertyName' }
    )
    $writer.WriteStartElement('parameter', $command)
    $writer.WriteAttributeString('required', $Set.IsRequired)
    $writer.WriteAttributeString('variableLength', $(if ($Value.EndsWith('[]')) { 'true' } else { 'false' }))
    $writer.WriteAttributeString('globbing', $Metadata.SupportsWildcards)
    $writer.WriteAttributeString('pipelineInput', $(if ($sources) { "true ($($sources -join ', '))" } else { 'false' }))
    $writer.WriteAttributeString('position', $Set.Position.ToLowerInvariant())
    $writer.WriteAttributeString('aliases', $(if ($Metadata.Aliases) { $Metadata.Aliases -join ', ' } else { 'none' }))
    $writer.WriteElementString('name', $maml, $Name)
    if ($Description) { Write-TextBlock 'description' -Namespace $maml -Line $Description }
    if ($Value) {
        $writer.WriteStartElement('parameterValue', $command)
        $writer.WriteAttributeString('required', 'true')
        $writer.WriteAttributeString('variableLength', 'false')
        $writer.WriteString($Value)
        $writer.WriteEndElement()
    }
    if ($Description) {
        Write-Type $Metadata.Type
        $default = if ($Metadata.DefaultValue) { $Metadata.DefaultValue } else { 'None' }
        $writer.WriteElementString('defaultValue', $dev, $default)
    }
    $writer.WriteEndElement()
}

function Write-Page {
    param([string] $Name, [string[]] $Line)

    $page = Get-Section $Line '##'
    $parameters = [ordered]@{}
    foreach ($section in (Get-Section $page['PARAMETERS'] '###').GetEnumerator() | Where-Object Key -Like '-*') {
        $parts = Split-Code $section.Value
        $metadata = Get-ParameterField $parts.Code
        # What is for the pipeline alone isn't shown, as in Get-Command -Syntax.
        if ($metadata.DontShow -ne 'true') { $parameters[$section.Key.Substring(1)] = @{ Metadata = $metadata; Text = $parts.Text } }
    }

    $writer.WriteStartElement('command', $command)
    $writer.WriteStartElement('details', $command)
    $writer.WriteElementString('name', $command, $Name)
    Write-TextBlock 'description' -Namespace $maml -Line $page['SYNOPSIS']
    $writer.WriteElementString('verb', $command, $Name.Split('-')[0])
    $writer.WriteElementString('noun', $command, $Name.Split('-')[1])
    $writer.WriteEndElement()
    Write-TextBlock 'description' -Namespace $maml -Line $page['DESCRIPTION']

    $writer.WriteStartElement('syntax', $command)
    foreach ($section in (Get-Section $page['SYNTAX'] '###').GetEnumerator()) {
        $set = $section.Key -replace ' \(Default\)$'
        $writer.WriteStartElement('syntaxItem', $command)
        $writer.WriteElementString('name', $maml, $Name)
        $usage = ((Split-Code $section.Value).Code -join ' ').Substring($Name.Length)
        foreach ($match in [regex]::Matches($usage, '-(\w+)\]?(?: <([^>]+)>)?')) {
            $parameter = $match.Groups[1].Value
            if (-not $parameters.Contains($parameter)) { throw "$($Name): -$parameter stands in the syntax, and is no parameter that is shown." }
            $metadata = $parameters[$parameter].Metadata
            $own = @($metadata.ParameterSets | Where-Object { $_.Name -in $set, '(All)' })[0]
            Write-Parameter $parameter -Metadata $metadata -Set $own -Value $match.Groups[2].Value
        }
        $writer.WriteEndElement()
    }
    $writer.WriteEndElement()

    $writer.WriteStartElement('parameters', $command)
    foreach ($parameter in $parameters.GetEnumerator()) {
        $metadata = $parameter.Value.Metadata
        $value = if ($metadata.Type -eq 'System.Management.Automation.SwitchParameter') { '' } else { $metadata.Type -replace '^System\.Nullable`1\[(.*)\]$', '$1' -replace '^.*\.' }
        Write-Parameter $parameter.Key -Metadata $metadata -Set $metadata.ParameterSets[0] -Value $value -Description $parameter.Value.Text
    }
    $writer.WriteEndElement()

    foreach ($kind in @('INPUTS', 'inputTypes', 'inputType'), @('OUTPUTS', 'returnValues', 'returnValue')) {
        $writer.WriteStartElement($kind[1], $command)
        foreach ($type in (Get-Section $page[$kind[0]] '###').GetEnumerator()) {
            $writer.WriteStartElement($kind[2], $command)
            Write-Type $type.Key
            Write-TextBlock 'description' -Namespace $maml -Line $type.Value
            $writer.WriteEndElement()
        }
        $writer.WriteEndElement()
    }

    $writer.WriteStartElement('alertSet', $maml)
    Write-TextBlock 'alert' -Namespace $maml -Line $page['NOTES']
    $writer.WriteEndElement()

    $writer.WriteStartElement('examples', $command)
    foreach ($example in (Get-Section $page['EXAMPLES'] '###').GetEnumerator()) {
        $parts = Split-Code $example.Value
        $writer.WriteStartElement('example', $command)
        $writer.WriteElementString('title', $maml, "----- $($example.Key) -----")
        $writer.WriteElementString('code', $dev, $parts.Code -join "`n")
        $writer.WriteStartElement('remarks', $dev)
        Write-Paragraph $parts.Text
        # An empty line before the next title, which Get-Help doesn't leave.
        if (($parts.Text -join '').Trim()) { $writer.WriteElementString('para', $maml, '') }
        $writer.WriteEndElement()
        $writer.WriteEndElement()
    }
    $writer.WriteEndElement()

    $writer.WriteStartElement('relatedLinks', $command)
    foreach ($match in [regex]::Matches($page['RELATED LINKS'] -join "`n", '\[([^]]+)\]\([^)]+\)')) {
        $writer.WriteStartElement('navigationLink', $maml)
        $writer.WriteElementString('linkText', $maml, $match.Groups[1].Value)
        $writer.WriteElementString('uri', $maml, '')
        $writer.WriteEndElement()
    }
    $writer.WriteEndElement()
    $writer.WriteEndElement()
}

$OutputPath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutputPath)
$settings = [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = [System.Text.UTF8Encoding]::new($false) }
$text = [System.IO.MemoryStream]::new()
$writer = [System.Xml.XmlWriter]::Create($text, $settings)
try {
    $writer.WriteStartElement('helpItems', 'http://msh')
    $writer.WriteAttributeString('schema', 'maml')
    $writer.WriteAttributeString('xmlns', 'maml', $null, $maml)
    $writer.WriteAttributeString('xmlns', 'command', $null, $command)
    $writer.WriteAttributeString('xmlns', 'dev', $null, $dev)
    $names = [string[]] (Get-ChildItem -Path $PSScriptRoot -Filter '*-PortSip*.md').BaseName
    [array]::Sort($names, [System.StringComparer]::Ordinal)
    foreach ($name in $names) {
        Write-Verbose "$name.md"
        Write-Page $name (Get-Content -Path (Join-Path $PSScriptRoot "$name.md") -Encoding UTF8)
    }
    $writer.WriteEndElement()
    $writer.WriteRaw("`n")
}
finally {
    $writer.Dispose()
}

# Only now: what went wrong on the way leaves the file as it was.
$null = New-Item -ItemType Directory -Path (Split-Path $OutputPath) -Force
[System.IO.File]::WriteAllBytes($OutputPath, $text.ToArray())
