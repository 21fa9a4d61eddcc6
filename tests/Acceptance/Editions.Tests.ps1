#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }
# What differs between Windows PowerShell 5.1, 7.4, and later versions, and has gone wrong on one of them.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
}

BeforeAll {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
    Import-ModuleUnderTest
}

Describe 'On every edition' -Skip:(Test-RealPbx) {
    BeforeAll {
        $script:pbx = Connect-TestPbx
    }
    AfterEach {
        Get-PortSipCall | Stop-PortSipCall
        $null = Get-PortSipSimulatorRequest -Clear
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It 'the table of events shows who calls whom' {
        Register-PortSipEvent -SourceIdentifier editions -EventType call_start
        try {
            $null = New-PortSipCall 1001 1002
            $record = (Wait-Event editions -Timeout 30).SourceEventArgs.Record
        } finally {
            Unregister-Event editions
            Get-Event | Remove-Event
        }

        $table = $record | Format-Table | Out-String -Width 200

        $table | Should -Match "1001 $([char] 0x2192) 1002"
    }

    It 'the id <Id> reaches no other endpoint' -TestCases @(
        @{ Id = 'rZTO+S5/x==' }
        @{ Id = '1/../../call_queues' }
        @{ Id = 'a.' }
        @{ Id = 'a\b' }
    ) {
        $null = Get-PortSipSimulatorRequest -Clear

        Stop-PortSipCall -Id $Id -ErrorAction SilentlyContinue -ErrorVariable failed

        # It is refused before anything is sent, or sent unchanged as one segment.
        @($failed).Count | Should -BeGreaterThan 0
        foreach ($request in Get-PortSipSimulatorRequest) {
            $segments = $request.Path -split '/'
            $segments.Count | Should -Be 5
            [uri]::UnescapeDataString($segments[3]) | Should -BeExactly $Id
        }
        if (-not (Get-PortSipSimulatorRequest)) {
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'ValidationFailed,*'
        }
    }

    It 'the recommended action can be seen: in the message where the error view leaves it out' {
        $id = '884757570370146304'

        Stop-PortSipCall -Id $id -ErrorAction SilentlyContinue -ErrorVariable failed

        $action = $failed[0].ErrorDetails.RecommendedAction
        $action | Should -Not -BeNullOrEmpty
        $failed[0].Exception.Message | Should -Not -BeLike "*$action*"
        $isShown = $PSVersionTable.PSVersion -ge [version] '7.5'
        ("$($failed[0])").Contains($action) | Should -Be (-not $isShown)
    }
}

Describe 'Beside a module that brings its own System.Text.Json' -Skip:($PSVersionTable.PSVersion.Major -gt 5 -or -not $env:PORTSIP_TEST_OTHER_JSON) {
    # In a process of its own: an assembly stays loaded. PowerShell 7 has load contexts, and a test of dotnet test.
    It '<Version>, loaded <Order> this one, does not disturb it' -TestCases @(
        @{ Version = '8.0.6'; Order = 'before' }
        @{ Version = '8.0.6'; Order = 'after' }
        @{ Version = '11.0.0'; Order = 'before' }
        @{ Version = '11.0.0'; Order = 'after' }
    ) {
        $load = "`$null = [System.Reflection.Assembly]::LoadFrom('$env:PORTSIP_TEST_OTHER_JSON/$Version/System.Text.Json.dll')"
        $use = "Import-Module '$((Get-Module PortSipCallControl).Path)'; `$null = Start-PortSipSimulator | Connect-PortSip; (New-PortSipCall 1001 1002).Caller; Disconnect-PortSip"
        $script = if ($Order -eq 'before') { "$load; $use" } else { "$use; $load" }

        $output = & ([System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName) -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $script"

        $output | Should -Be '1001'
    }
}
