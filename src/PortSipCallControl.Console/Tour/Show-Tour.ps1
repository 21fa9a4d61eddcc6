#Requires -Version 7.4
#Requires -Modules PortSipCallControl
<#
.SYNOPSIS
    Plays Tour.ps1 as if someone typed it: shows each comment, each command after a prompt, and the command's output.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidUsingWriteHost', '', Justification = 'The tour is read by a person.')]
param(
    [string] $Path = (Join-Path $PSScriptRoot 'Tour.ps1')
)

if ([Console]::IsOutputRedirected) { $PSStyle.OutputRendering = 'PlainText' }

# Colors a command as PSReadLine does at the prompt.
function Format-Command {
    param([string] $Text)

    $colored = [System.Text.StringBuilder]::new()
    $tokens = $errors = $null
    $null = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $errors)
    $end = 0
    foreach ($token in $tokens | Where-Object Text) {
        $color = switch ($token) {
            { $_.TokenFlags -band 'CommandName' } { $PSStyle.Foreground.BrightYellow; break }
            { $_.Kind -eq 'Parameter' } { $PSStyle.Foreground.BrightBlack; break }
            { $_ -is [System.Management.Automation.Language.VariableToken] } { $PSStyle.Foreground.BrightGreen; break }
            { $_ -is [System.Management.Automation.Language.StringToken] } { $PSStyle.Foreground.Cyan; break }
        }
        $null = $colored.Append($Text, $end, $token.Extent.StartOffset - $end)
        $null = if ($color) { $colored.Append("$color$($token.Text)$($PSStyle.Reset)") } else { $colored.Append($token.Text) }
        $end = $token.Extent.EndOffset
    }
    $colored.Append($Text, $end, $Text.Length - $end).ToString()
}

$tokens = $errors = $null
$script = [System.Management.Automation.Language.Parser]::ParseFile($Path, [ref] $tokens, [ref] $errors)
if ($errors) { throw $errors[0].Message }
$comments = @{}
$tokens | Where-Object Kind -EQ Comment | ForEach-Object { $comments[$_.Extent.EndLineNumber] = $_.Text }

foreach ($statement in $script.EndBlock.Statements) {
    $above = @(for ($line = $statement.Extent.StartLineNumber - 1; $comments[$line]; $line--) { $comments[$line] })
    if ($above) { Write-Host '' }
    for ($i = $above.Count - 1; $i -ge 0; $i--) { Write-Host "$($PSStyle.Foreground.Green)$($above[$i])$($PSStyle.Reset)" }
    Write-Host "PS> $((Format-Command $statement.Extent.Text) -replace '\r?\n', "`n>> ")"
    . ([scriptblock]::Create($statement.Extent.Text)) | Out-Default
}
