using PortSip.Testing;

namespace PortSip.Client.Tests.Profiles;

/// <summary>Profiles in a folder of the test.</summary>
public abstract class ProfileFixture : IDisposable
{
    private protected const string Thumbprint = "AB12AB12AB12AB12AB12AB12AB12AB12AB12AB12";

    private protected static PortSipProfile Lab { get; } = new() { Name = "lab", Server = "https://lab.example.com:8887/api" };

    private protected ProfileFixture() => Profiles = new PortSipProfiles(Folder.Path);

    private protected TemporaryFolder Folder { get; } = new();

    private protected PortSipProfiles Profiles { get; }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected string Content => File.ReadAllText(Profiles.FilePath);

    private protected void Write(string content) => File.WriteAllText(Profiles.FilePath, content);
}
