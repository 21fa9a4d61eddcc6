#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0' }

BeforeDiscovery {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
}

BeforeAll {
    Import-Module "$PSScriptRoot/Acceptance.psm1" -Force
    Import-ModuleUnderTest
}

Describe 'A call' {
    BeforeAll {
        $script:pbx = Connect-TestPbx
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It 'is placed, listed and hung up' {
        $call = New-PortSipCall -Caller $pbx.Caller -Callee $pbx.Callee

        $call.Id | Should -Not -BeNullOrEmpty
        (Get-PortSipCall -ExtensionNumber $pbx.Caller).Id | Should -Contain $call.Id
        $call | Stop-PortSipCall
        (Get-PortSipCall).Id | Should -Not -Contain $call.Id
    }

    It 'is held and resumed once it is answered' {
        $call = New-PortSipCall -Caller $pbx.Caller -Callee $pbx.Callee -WaitFor Answered

        $call.State | Should -Be 'Answered'
        { $call | Suspend-PortSipCall -PassThru | Resume-PortSipCall -PassThru | Stop-PortSipCall } | Should -Not -Throw
    }

    It 'that is over says CallNotFound when it is hung up' {
        $call = New-PortSipCall -Caller $pbx.Caller -Callee $pbx.Callee
        $call | Stop-PortSipCall

        { $call | Stop-PortSipCall -ErrorAction Stop } | Should -Throw -ErrorId 'CallNotFound,*'
    }

    It 'is not placed under -WhatIf' {
        $before = @(Get-PortSipCall).Count

        New-PortSipCall -Caller $pbx.Caller -Callee $pbx.Callee -WhatIf | Should -BeNullOrEmpty
        @(Get-PortSipCall).Count | Should -Be $before
    }
}

Describe 'On the simulator' -Skip:(Test-RealPbx) {
    BeforeAll {
        $script:pbx = Connect-TestPbx
    }
    AfterEach {
        Get-PortSipCall | Stop-PortSipCall
        Set-PortSipSimulatorRule -Clear
        $null = Get-PortSipSimulatorRequest -Clear
    }
    AfterAll {
        Disconnect-TestPbx $pbx
    }

    It 'an attended transfer joins the two other parties' {
        $first = New-PortSipCall 1001 1002
        $second = New-PortSipCall 1001 1003

        Invoke-PortSipTransfer -Attended -ExtensionNumber 1001 -Session1 $first.Id -Session2 $second.Id

        $joined = Get-PortSipCall
        @($joined).Count | Should -Be 1
        $joined.Caller, $joined.Callee | Should -Be '1002', '1003'
    }

    It 'a blind transfer moves the other party to the target' {
        $call = New-PortSipCall 1001 1002

        $call | Invoke-PortSipTransfer -ReferTo '0033187691'

        $moved = Get-PortSipCall
        $moved.Caller, $moved.Callee | Should -Be '1002', '0033187691'
    }

    It 'rows of a CSV file are placed, and only the sound ones' {
        $rows = 'Caller,Callee,UserData,AdditionalHeader', '1001,1002,order-1,', '1003,1004,order-2,nonsense', '1005,1006,,ANSWER_MODE' | ConvertFrom-Csv

        $calls = $rows | New-PortSipCall -ErrorAction SilentlyContinue -ErrorVariable failed

        $calls.Caller | Should -Be '1001', '1005'
        @($failed).Count | Should -BeGreaterThan 0
        (Get-PortSipSimulatorRequest OriginateCall).Body | Should -Be @(
            '{"caller":"1001","callee":"1002","send_sdp":true,"user_data":"order-1"}'
            '{"caller":"1005","callee":"1006","send_sdp":true,"additional_header":"ANSWER_MODE"}'
        )
    }

    It 'an originate whose response is lost is found, and not dialed again' {
        Set-PortSipSimulatorRule -Fault CommitThenLoseAnswer -Operation OriginateCall -Count 1

        $call = New-PortSipCall 1001 1002 -WarningAction SilentlyContinue -WarningVariable warned

        $call.Id | Should -Be (Get-PortSipCall).Id
        @($warned).Count | Should -Be 1
        @(Get-PortSipSimulatorRequest OriginateCall).Count | Should -Be 1
    }

    It 'an expired token is renewed without anybody noticing' {
        Set-PortSipSimulatorRule -ExpireToken Access

        { New-PortSipCall 1001 1002 -ErrorAction Stop } | Should -Not -Throw
        (Get-PortSipSimulatorRequest).Operation | Should -Be 'OriginateCall', 'RefreshToken', 'OriginateCall'
    }

    It 'a call is placed without a connection, and the password shows nowhere' {
        $arguments = @{ Direct = $true; Server = $pbx.Simulator.Server; Domain = 'test.io'; Credential = $pbx.Simulator.ExtensionCredential }

        $output = New-PortSipCall 1001 1002 @arguments -Verbose 4>&1 | Out-String

        $output | Should -Not -Match 'A1s2d3f4'
        @(Get-PortSipCall).Count | Should -Be 1
    }
}
