param([string] $Module)
$clock = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
