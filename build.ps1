#Requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests, packs and shows the module. A thin layer over dotnet.
.EXAMPLE
    ./build.ps1
    Builds the importable module into out/PortSipCallControl/<version>.
.EXAMPLE
    ./build.ps1 -Task Test
    Builds and runs every test, the Pester suite included.
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

Push-Location $PSScriptRoot
try {
    foreach ($one in $Task) {
        switch ($one) {
            Build { dotnet build --configuration $Configuration }
            Test { dotnet test --configuration $Configuration }
            Package { dotnet pack src/PortSipCallControl --configuration $Configuration -p:ContinuousIntegrationBuild=true }
            Demo { dotnet run --project src/PortSipCallControl.Console }
        }
        if ($LASTEXITCODE -ne 0) { throw "$one failed: dotnet ended with exit code $LASTEXITCODE." }
    }
}
finally {
    Pop-Location
}
