#Requires -Modules PortSipCallControl

# A tour of the module. The console plays it and shows each comment, each command, and the command's output.
# It is also an ordinary script: import the module in PowerShell, and run the script or paste its lines.

# Any error ends the tour.
$ErrorActionPreference = 'Stop'

# A simulated PBX starts in this process, so no real call is placed. -Seed makes its ids repeatable. With -FrozenClock, time
# passes only when you run Step-PortSipSimulator.
$pbx = Start-PortSipSimulator -Seed 7 -FrozenClock
$pbx

# Sign in. The simulator binds by property name. For a real PBX: Connect-PortSip pbx.example.com (Get-Credential) -Domain test.io
$pbx | Connect-PortSip

# The connection is now the session's default. Its output contains no password and no token.
Get-PortSipConnection

# Place a call: the PBX calls 1001, then connects 1002. With -WaitFor Answered, the command returns when 1002 answers.
$call = New-PortSipCall 1001 1002 -WaitFor Answered
$call

# 1001 puts 1002 on hold, and then resumes the call. Actions emit nothing unless you use -PassThru.
$call | Suspend-PortSipCall
$call | Resume-PortSipCall -PassThru

# -WhatIf shows the request and sends nothing.
$call | Stop-PortSipCall -WhatIf

# 1001 holds the first call and places a second one. Five seconds pass on the simulator's clock.
$call | Suspend-PortSipCall
$second = New-PortSipCall 1001 1003 -WaitFor Answered
Step-PortSipSimulator 5
Get-PortSipCall

# Attended transfer: 1001 connects 1002 with 1003 and leaves. Half a minute passes.
Invoke-PortSipTransfer 1001 -Attended -Session1 $call.Id -Session2 $second.Id
Step-PortSipSimulator 30
Get-PortSipCall

# Blind transfer: 1003 transfers 1002 to 1004 and leaves.
Invoke-PortSipTransfer $call.Id -ExtensionNumber 1003 -ReferTo 1004
Step-PortSipSimulator 30
Get-PortSipCall

# Hang up every active call.
Get-PortSipCall | Stop-PortSipCall -PassThru

# Hanging up a call that has ended is an error. It says what happened and recommends an action.
Stop-PortSipCall $call.Id -ErrorAction Continue

# The simulator records every request, so that a test can check what was sent.
Get-PortSipSimulatorRequest

# Sign out, which revokes the token, and stop the simulator.
Disconnect-PortSip
$pbx | Stop-PortSipSimulator
