#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
}

BeforeAll {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
    Import-ModuleUnderTest
}

Describe 'Records' {
    BeforeAll {
        $script:pbx = Connect-TestPbx
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It 'show a call that has ended' {
        $mark = "acceptance-$([guid]::NewGuid().ToString('N').Substring(0, 12))"
        $call = New-PortSipCall -Caller $pbx.Caller -Callee $pbx.Callee -UserData $mark -WaitFor Answered
        $call | Stop-PortSipCall
        $null = $call | Wait-PortSipCall

        ($call | Get-PortSipCallLog).SessionId | Should -Be $call.Id
    }

    It 'come no further than they are asked for' {
        @(Get-PortSipCdr -First 1).Count | Should -BeLessOrEqual 1
    }

    It 'refuse a path that leads to another host' {
        { Invoke-PortSipRestMethod -Path 'https://example.com/api/queues' -ErrorAction Stop } | Should -Throw
    }
}

Describe 'An agent, on the simulator' -Skip:(Test-RealPbx) {
    BeforeAll {
        # Only a user with an extension can pick up, and is connected by that; with three extensions user1001 is an agent.
        $script:simulator = Start-PortSipSimulator -ExtensionNumber 1001, 1002, 1003
        $password = [System.Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword
        $null = $simulator | Connect-PortSip -Credential ([pscredential]::new('user1001', $password))
    }
    AfterAll {
        Disconnect-PortSip
        $simulator | Stop-PortSipSimulator
    }

    It 'picks up the caller who waits' {
        $null = New-PortSipCall 1003 8000
        $waiting = Get-PortSipQueueCaller 8000

        $waiting.Caller | Should -Be '1003'
        $waiting | Receive-PortSipQueueCall
        Get-PortSipQueueCaller 8000 | Should -BeNullOrEmpty
    }

    It 'sets the own status and presence' {
        Set-PortSipAgent -Self -Queue 8000 -Status Ready
        { Set-PortSipPresence DoNotDisturb -ErrorAction Stop } | Should -Not -Throw

        (Get-PortSipAgent -Queue 8000 -ExtensionNumber 1001).Status | Should -Be 'Ready'
    }
}

Describe 'On the simulator' -Skip:(Test-RealPbx) {
    BeforeAll {
        $script:pbx = Connect-TestPbx -Record
    }
    AfterEach {
        Get-PortSipCall | Stop-PortSipCall
        Get-PortSipAgent -Queue 8000 | Set-PortSipAgent -Status NotReady
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It 'every agent of a queue is made ready in one line' {
        Get-PortSipAgent -Queue 8000 | Where-Object Status -EQ NotReady | Set-PortSipAgent -Status Ready

        (Get-PortSipAgent -Queue 8000).Status | Select-Object -Unique | Should -Be 'Ready'
    }

    It 'a supervisor listens in by the feature code' {
        $null = New-PortSipCall 1001 1002 -WaitFor Answered

        (Start-PortSipMonitor -Supervisor 1005 -Agent 1002 -Mode Listen).Callee | Should -BeLike '`*63*1002*'
    }

    It 'a recording is saved, whole, and once' {
        $call = New-PortSipCall 1001 1002 -WaitFor Answered
        Step-PortSipSimulator 5
        $call | Stop-PortSipCall

        $file = $call | Get-PortSipRecording | Save-PortSipRecording -Path "$TestDrive/{StartedAt:yyyy-MM-dd}/{Caller}-{Callee}{Extension}" -PassThru

        $file | Should -Exist
        $file.Length | Should -BeGreaterThan 44
        -join [char[]] ([System.IO.File]::ReadAllBytes($file.FullName)[0..3]) | Should -Be 'RIFF'
        { $call | Get-PortSipRecording | Save-PortSipRecording -Path $file.FullName -ErrorAction Stop } | Should -Throw
    }

    It 'any other path of the API is a command away' {
        (Invoke-PortSipRestMethod -Path call_queues).items.extension_number | Should -Contain '8000'
    }
}
