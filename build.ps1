#Requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests, packs and shows the module. A thin layer over dotnet.
.EXAMPLE
    ./build.ps1
    Builds the importable module into out/PortSipCallControl/<version>.
.EXAMPLE
    ./build.ps1 -Task Test
    Builds and runs every test, the Pester suite included where Pester 5 is at hand.
.EXAMPLE
    ./build.ps1 -Task Package
    Makes artifacts/PortSipCallControl.<version>.nupkg.
.EXAMPLE
    ./build.ps1 -Task Demo
    Plays the guided tour on the embedded simulator.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Package', 'Demo')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        Build { Invoke-DotNet build --configuration $Configuration }
        Test { Invoke-DotNet test --configuration $Configuration }
        Package {
            Invoke-DotNet build src/PortSipCallControl --configuration $Configuration
            Invoke-DotNet build src/PortSipCallControl --configuration $Configuration --no-restore -target:PackModule
        }
        Demo { Invoke-DotNet run --project src/PortSipCallControl.Console }
    }
}
finally {
    Pop-Location
}
