#Requires -Version 5.1
# What the acceptance suite shares: which module is tested, and against which PBX.
#
# Without further ado the suite runs against the simulator. With these environment variables it runs its safe subset against a
# real PBX, and the telephones of caller and callee ring:
#   PORTSIP_TEST_SERVER, PORTSIP_TEST_DOMAIN, PORTSIP_TEST_USER, PORTSIP_TEST_PASSWORD, PORTSIP_TEST_CALLER, PORTSIP_TEST_CALLEE
#   PORTSIP_TEST_THUMBPRINT   the certificate's thumbprint, if it is self-signed

function Import-ModuleUnderTest {
    $manifest = Get-ChildItem -Path "$PSScriptRoot/../../out/PortSipCallControl/*/PortSipCallControl.psd1" | Select-Object -Last 1
    if (-not $manifest) { throw 'There is no module in out/: run dotnet build first.' }
    Import-Module -Name $manifest.FullName -Global
}

function Test-RealPbx {
    [bool] $env:PORTSIP_TEST_SERVER
}

function Connect-TestPbx {
    <# Connects to the real PBX, or to a simulator that it starts; gives whom to call. #>
    param([switch] $Record)
    if (Test-RealPbx) {
        $password = [System.Net.NetworkCredential]::new('', $env:PORTSIP_TEST_PASSWORD).SecurePassword
        $arguments = @{
            Server     = $env:PORTSIP_TEST_SERVER
            Domain     = $env:PORTSIP_TEST_DOMAIN
            Credential = [pscredential]::new($env:PORTSIP_TEST_USER, $password)
        }
        if ($env:PORTSIP_TEST_THUMBPRINT) { $arguments.CertificateThumbprint = $env:PORTSIP_TEST_THUMBPRINT }
        $null = Connect-PortSip @arguments
        return [pscustomobject]@{ Simulator = $null; Caller = $env:PORTSIP_TEST_CALLER; Callee = $env:PORTSIP_TEST_CALLEE }
    }
    $simulator = Start-PortSipSimulator -RecordCalls:$Record
    $null = $simulator | Connect-PortSip
    [pscustomobject]@{ Simulator = $simulator; Caller = '1001'; Callee = '1002' }
}

function Disconnect-TestPbx {
    param($Pbx)
    Disconnect-PortSip
    if ($Pbx.Simulator) { $Pbx.Simulator | Stop-PortSipSimulator }
}

Export-ModuleMember -Function Import-ModuleUnderTest, Test-RealPbx, Connect-TestPbx, Disconnect-TestPbx
