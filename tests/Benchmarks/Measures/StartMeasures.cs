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
            "first", "Import, Connect-PortSip and the first call in a fresh pwsh", 1, "at most 200 ms more than a bare HttpClient doing the same",
            [
                new("bare HttpClient", () => PowerShellProcess.MeasureAsync("first-call-bare.ps1", url)),
                new("PortSipCallControl", () => PowerShellProcess.MeasureAsync("first-call.ps1", Paths.Manifest, url)),
            ]);
    }
}
