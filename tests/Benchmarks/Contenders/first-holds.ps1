param([string] $Module, [string] $Url, [int] $Count)
# A fresh process, signed in: what is compiled on the way counts.
Import-Module $Module
$null = Connect-PortSip $Url ([pscredential]::new('admin', [System.Net.NetworkCredential]::new('', 'x').SecurePassword)) -RequestsPerMinute 0
$clock = [System.Diagnostics.Stopwatch]::StartNew()
for ($i = 0; $i -lt $Count; $i++) {
    Suspend-PortSipCall 884757570370146304 1001
    Resume-PortSipCall 884757570370146304 1001
}
$clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
