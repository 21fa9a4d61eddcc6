#Requires -Modules PortSipCallControl

# A tour of the module. The console plays it: it shows each comment and each command, and what the command emits.
# It is an ordinary script, too: import the module in PowerShell, and run it or paste its lines.

# Whatever goes wrong from here on ends the tour.
$ErrorActionPreference = 'Stop'

# A stand-in PBX starts in this process, so that nothing real is called. The seed makes its ids the same each time, and its
# clock moves only when Step-PortSipSimulator moves it.
$pbx = Start-PortSipSimulator -Seed 7 -FrozenClock
$pbx

# Sign in. It binds by its properties; a real PBX is named: Connect-PortSip pbx.example.com (Get-Credential) example.com
$pbx | Connect-PortSip

# That connection is the session's default now. It shows no password and no token.
Get-PortSipConnection

# Place a call: the PBX calls 1001, then connects 1002. With -WaitFor it returns once they talk.
$call = New-PortSipCall 1001 1002 -WaitFor Answered
$call

# 1001 puts 1002 on hold, and takes the call back. Actions emit nothing, unless asked to by -PassThru.
$call | Suspend-PortSipCall
$call | Resume-PortSipCall -PassThru

# What would be sent? -WhatIf says it, and sends nothing.
$call | Stop-PortSipCall -WhatIf

# A second call of 1001, while the first one is on hold. Five seconds pass on the simulator's clock.
$call | Suspend-PortSipCall
$second = New-PortSipCall 1001 1003 -WaitFor Answered
Step-PortSipSimulator 5
Get-PortSipCall

# Attended transfer: 1001 joins 1002 and 1003, and leaves. Half a minute passes on the simulator's clock.
Invoke-PortSipTransfer 1001 -Attended -Session1 $call.Id -Session2 $second.Id
Step-PortSipSimulator 30
Get-PortSipCall

# Blind transfer: 1003 hands 1002 over to 1004, and leaves.
Invoke-PortSipTransfer $call.Id -ExtensionNumber 1003 -ReferTo 1004
Step-PortSipSimulator 30
Get-PortSipCall

# Hang up whatever is active.
Get-PortSipCall | Stop-PortSipCall -PassThru

# A call that is over can't be hung up again: an error says what happened, and what to do about it.
Stop-PortSipCall $call.Id -ErrorAction Continue

# The simulator has kept a journal: this is what went over the wire, for a test to assert.
Get-PortSipSimulatorRequest

# Sign out (the PBX revokes the token), and stop the stand-in.
Disconnect-PortSip
$pbx | Stop-PortSipSimulator
