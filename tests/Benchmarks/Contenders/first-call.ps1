param([string] $Module, [string] $Url, [int] $More)
# A fresh process: import, sign in, place the first call, and some more commands.
$credential = [pscredential]::new('admin', [System.Net.NetworkCredential]::new('', 'x').SecurePassword)
$clock = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$null = Connect-PortSip $Url $credential
$call = New-PortSipCall 1001 1002
for ($i = 0; $i -lt $More; $i++) { Suspend-PortSipCall $call }
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
