namespace PortSipCallControl.Tests.Conventions;

/// <summary>Windows PowerShell reads a file without a byte order mark as ANSI: there an arrow becomes three characters, one of them a quote.</summary>
public sealed class EncodingTests
{
    private static readonly string[] Extensions = [".psd1", ".psm1", ".ps1", ".ps1xml", ".txt"];

    public static TheoryData<string> Files => [.. new[] { ModuleUnderTest.Root, Folder("examples"), Folder("tests/Acceptance"), Folder("docs"), ModuleUnderTest.Repository }
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", folder == ModuleUnderTest.Repository ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
        .Where(file => Extensions.Contains(Path.GetExtension(file)))
        .Select(file => Path.GetRelativePath(ModuleUnderTest.Repository, file)).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_ASCII_or_has_a_byte_order_mark(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(ModuleUnderTest.Repository, file));

        Assert.True(bytes is [0xEF, 0xBB, 0xBF, ..] || bytes.All(b => b < 0x80), $"{file} has neither.");
    }

    private static string Folder(string path) => Path.Combine(ModuleUnderTest.Repository, path);
}
