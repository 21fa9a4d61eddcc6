namespace PortSipCallControl.Hosting.Tests;

/// <summary>A script in a folder of its own, for one test.</summary>
internal sealed class TestScript : IDisposable
{
    public TestScript(string text)
    {
        Folder = Directory.CreateTempSubdirectory("console it's a test ").FullName;
        Path = System.IO.Path.Combine(Folder, "script.ps1");
        File.WriteAllText(Path, text);
    }

    public string Folder { get; }

    public string Path { get; }

    public static async Task<ConsoleResult> RunAsync(string text, params string[] arguments)
    {
        using var script = new TestScript(text);
        return await ConsoleProcess.RunAsync([script.Path, .. arguments]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
