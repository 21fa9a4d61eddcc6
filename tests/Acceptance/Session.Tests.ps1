#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
}

BeforeAll {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
    Import-ModuleUnderTest
}

Describe 'The module' {
    It 'exports its cmdlets and nothing else' {
        $module = Get-Module PortSipCallControl
        $module.ExportedCommands.Values.CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
        $module.ExportedAliases.Count | Should -Be 0
    }

    It 'has a manifest without complaints' {
        $manifest = Join-Path (Get-Module PortSipCallControl).ModuleBase PortSipCallControl.psd1
        $null = Test-ModuleManifest -Path $manifest -ErrorVariable complaints -WarningVariable +complaints
        $complaints | Should -BeNullOrEmpty
    }
}

Describe 'A session' -Skip:(Test-RealPbx) {
    BeforeAll {
        $script:pbx = Connect-TestPbx
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It 'shows no secret, however it is looked at' {
        $connection = Get-PortSipConnection -Default
        $looks = @(
            $connection | Format-List * | Out-String
            $connection | ConvertTo-Json -Depth 4
            [System.Management.Automation.PSSerializer]::Serialize($connection)
        ) -join "`n"

        $looks | Should -Not -Match 'Passw0rd!|Bearer'
    }

    It 'is not the session of a new runspace' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($manifest) Import-Module $manifest; Get-PortSipCall').AddArgument((Get-Module PortSipCallControl).Path)
            $null = $shell.Invoke()
            $shell.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'lends its connection to parallel work' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $connection = Get-PortSipConnection -Default
        $module = (Get-Module PortSipCallControl).Path

        $calls = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:module
            New-PortSipCall 1001 1002 -Connection $using:connection
        }

        @($calls).Count | Should -Be 4
        $calls | Stop-PortSipCall
    }

    It 'works under strict mode, with errors that stop' {
        Set-StrictMode -Version Latest
        $ErrorActionPreference = 'Stop'
        $id = $null
        try {
            Get-PortSipCall -Id '884757570370146304'
        }
        catch {
            $id = $_.FullyQualifiedErrorId.Split(',')[0]
        }
        $id | Should -Be 'CallNotFound'
    }
}
