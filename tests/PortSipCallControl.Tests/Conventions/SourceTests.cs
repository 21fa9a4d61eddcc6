namespace PortSipCallControl.Tests.Conventions;

/// <summary>One file, one idea, one screen.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 260;

    [Fact]
    public void No_source_file_is_longer_than_260_lines()
    {
        string[] folders = ["src", "tests"];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Repository, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .ToList();

        Assert.True(files.Count > 900);
        Assert.DoesNotContain(files, file => File.ReadLines(file).Count() > LongestFile);
    }
}
