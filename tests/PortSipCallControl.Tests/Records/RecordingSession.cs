namespace PortSipCallControl.Tests.Records;

/// <summary>A session that is connected to a simulator which records, whose time stands still; and a folder.</summary>
internal sealed class RecordingSession : IDisposable
{
    public RecordingSession(string simulator = "-RecordCalls", bool isTerminal = true)
    {
        Session = new PowerShellSession(isTerminal);
        Session.Get($$"""
            $simulator = Start-PortSipSimulator -FrozenClock {{simulator}}
            $null = $simulator | Connect-PortSip
            function Invoke-Call($caller, $callee, $seconds, $userData) {
                $call = New-PortSipCall $caller $callee -UserData $userData
                Step-PortSipSimulator $seconds
                Stop-PortSipCall $call.Id
                Step-PortSipSimulator 60
                $call
            }
            """);
        Session.Runspace.SessionStateProxy.SetVariable("folder", Folder);
    }

    public PowerShellSession Session { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("portsip").FullName;

    public string[] Files => [.. Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)];

    public void Dispose()
    {
        Session.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
