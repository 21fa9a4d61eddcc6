#if !NET
namespace PortSip.Client.Tests;

/// <summary>What .NET Framework can't do: a test that needs it is skipped there, and says why.</summary>
internal static class RuntimeGaps
{
    extension(File)
    {
        public static void CreateSymbolicLink(string path, string pathToTarget) => Assert.Skip(".NET Framework can't make symbolic links.");
    }

    extension(FileInfo file)
    {
        public string? LinkTarget => throw new NotSupportedException(file.FullName);
    }
}

/// <summary>Apart, since the two methods have one name.</summary>
internal static class FolderGaps
{
    extension(Directory)
    {
        public static void CreateSymbolicLink(string path, string pathToTarget) => Assert.Skip(".NET Framework can't make symbolic links.");
    }
}
#endif
