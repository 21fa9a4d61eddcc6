@{
    RootModule = 'PortSipCallControl.Pester.psm1'
    ModuleVersion = '0.1.0'
    GUID = '0f5c7a0e-6a52-4f0e-9b4c-3a1d6f2c8e57'
    Author = 'PortSipCallControl contributors'
    CompanyName = 'PortSipCallControl contributors'
    Copyright = '(c) PortSipCallControl contributors. MIT license.'
    Description = 'Operators and functions of Pester 5 and 6 for calls on a PortSIP PBX.'
    PowerShellVersion = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FunctionsToExport = @('Assert-PortSipCallAnswer', 'Assert-PortSipCallEnd', 'Assert-PortSipCallPath', 'Assert-PortSipCallRecording', 'Assert-PortSipCallTransfer')
    AliasesToExport = @('Should-BeAnsweredBy', 'Should-BeTransferredTo', 'Should-HaveEndedWith', 'Should-HaveRecording', 'Should-HaveTakenPath')
    CmdletsToExport = @()
    VariablesToExport = @()
}
