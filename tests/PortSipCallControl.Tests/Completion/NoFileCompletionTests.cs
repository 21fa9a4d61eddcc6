using System.Management.Automation;
using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Completion;

/// <summary>Tab offers the files of the folder only where a file is meant, and nothing where it knows nothing.</summary>
public sealed class NoFileCompletionTests(NoFileCompletionTests.Folder folder) : IClassFixture<NoFileCompletionTests.Folder>
{
    private static readonly string[] Paths =
    [
        "Export-PortSipReport -Path", "Export-PortSipSimulatorTenant -Path", "Import-PortSipSimulatorTenant -Path",
        "Invoke-PortSipCampaign -Except", "Invoke-PortSipCampaign -StatePath",
        "Save-PortSipRecording -Path", "Save-PortSipVoicemail -Path", "Start-PortSipSimulator -TenantPath", "Watch-PortSipEvent -Path",
    ];

    public static TheoryData<string> Cmdlets => [.. CmdletUnderTest.All.Keys];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Files_are_offered_only_to_parameters_that_are_paths(string cmdlet)
    {
        var offered = from parameter in CmdletUnderTest.All[cmdlet].Parameters
                      where !CmdletUnderTest.IsHidden(parameter)
                      let isSwitch = parameter.PropertyType == typeof(SwitchParameter)
                      let line = $"{cmdlet} -{parameter.Name}"
                      where Folder.Typed.Any(typed => Completion.OffersFiles(folder.Session, $"{line}{(isSwitch ? ":" : " ")}{typed}"))
                      select line;

        Assert.Equal(Paths.Where(path => path.StartsWith($"{cmdlet} ", StringComparison.Ordinal)), offered.Order(StringComparer.Ordinal));
    }

    /// <summary>A session without a connection, in a folder whose files fit what is typed.</summary>
    public sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

        public Folder()
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "file"), "");
            File.WriteAllText(Path.Combine(_folder.FullName, "1file"), "");
            Session.Get("Set-Location -LiteralPath $folder", ("folder", _folder.FullName));
        }

        internal static IReadOnlyList<string> Typed { get; } = ["", "fi", "'1"];

        internal PowerShellSession Session { get; } = new();

        public void Dispose()
        {
            Session.Dispose();
            _folder.Delete(recursive: true);
        }
    }
}
