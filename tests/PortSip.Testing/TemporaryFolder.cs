namespace PortSip.Testing;

/// <summary>A folder of one test, gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("portsip").FullName;

    public IReadOnlyList<string> Files => [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Order()];

    // Not by Path.Combine: .NET Framework checks the characters, and what is tested should.
    public string File(string name) => Path + System.IO.Path.DirectorySeparatorChar + name;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
