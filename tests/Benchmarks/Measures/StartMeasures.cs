namespace PortSipCallControl.Benchmarks;

/// <summary>What a fresh process waits for. They need pwsh.</summary>
internal static class StartMeasures
{
    public static IEnumerable<Measure> All(string url)
    {
        if (Paths.PowerShell is null)
            yield break;
        yield return new(
            "import", "Import-Module in a fresh pwsh", 1, "at most 30 ms more than an empty binary module with the same manifest and views",
            [
                new("empty module", () => PowerShellProcess.MeasureAsync("import.ps1", EmptyModuleFolder.Path)),
                new("PortSipCallControl", () => PowerShellProcess.MeasureAsync("import.ps1", Paths.Manifest)),
            ]);
        yield return new(
            "first", "Import, Connect-PortSip and the first call in a fresh pwsh", 1, "at most 100 ms more than a bare HttpClient doing the same",
            [
                new("bare HttpClient", () => PowerShellProcess.MeasureAsync("first-call-bare.ps1", url)),
                new("PortSipCallControl", () => PowerShellProcess.MeasureAsync("first-call.ps1", Paths.Manifest, url)),
            ]);
        yield return new(
            "hundred", "Import, Connect-PortSip, the first call and 100 more commands in a fresh pwsh", 1, "at most 1.3 × a script over a bare HttpClient",
            [
                new("script over HttpClient", () => PowerShellProcess.MeasureAsync("first-call-bare.ps1", url, "100")),
                new("PortSipCallControl", () => PowerShellProcess.MeasureAsync("first-call.ps1", Paths.Manifest, url, "100")),
            ]);
        yield return new(
            "young", "The first 3,000 holds and unholds of a fresh pwsh", 3000, "at most 1.25 × a script over a bare HttpClient",
            [
                new("script over HttpClient", () => PowerShellProcess.MeasureAsync("first-holds-bare.ps1", url, "1500")),
                new("Suspend-, Resume-PortSipCall", () => PowerShellProcess.MeasureAsync("first-holds.ps1", Paths.Manifest, url, "1500")),
            ]);
    }
}
