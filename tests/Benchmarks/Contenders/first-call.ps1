param([string] $Module, [string] $Url)
# A fresh process: import, sign in, place the first call.
$credential = [pscredential]::new('admin', [System.Net.NetworkCredential]::new('', 'x').SecurePassword)
$clock = [System.Diagnostics.Stopwatch]::StartNew()
Import-Module $Module
$null = Connect-PortSip $Url $credential
$null = New-PortSipCall 1001 1002
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
