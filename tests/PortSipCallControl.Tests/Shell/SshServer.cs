using System.Diagnostics;

namespace PortSipCallControl.Tests.Shell;

/// <summary>
/// OpenSSH's sshd with PowerShell as its subsystem and keys of its own. The client starts one for each connection and talks to it through
/// pipes, so that there is no port and nothing to stop.
/// </summary>
internal sealed class SshServer : IDisposable
{
    private const string Server = "/usr/sbin/sshd";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("PortSipSsh");

    public SshServer()
    {
        Assert.SkipUnless(File.Exists(Server) && File.Exists("/usr/bin/ssh-keygen"), "OpenSSH's server isn't installed");
        // Where sshd separates its privileges. Without root it separates none.
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory("/run/sshd");
        MakeKey("host");
        MakeKey("client");
        Write("powershell", $"#!/bin/sh\ncd '{ModuleUnderTest.Repository}' && PSModulePath='{PowerShellProcess.Modules}' exec '{DotnetPath()}' pwsh -NoProfile -NoLogo -sshs\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf("powershell"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Write("sshd_config", $"""
            HostKey {PathOf("host")}
            AuthorizedKeysFile {PathOf("client.pub")}
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PidFile none
            Subsystem powershell {PathOf("powershell")}

            """);
    }

    /// <summary>What Invoke-Command and New-PSSession are splatted: <c>$far</c> in a script.</summary>
    public string Splat => $$"""
        $far = @{
            KeyFilePath = '{{PathOf("client")}}'
            Options     = @{ ProxyCommand = '{{Server}} -i -f {{PathOf("sshd_config")}}'; StrictHostKeyChecking = 'no'; UserKnownHostsFile = '/dev/null'; LogLevel = 'ERROR' }
        }

        """;

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private void MakeKey(string name)
    {
        using var process = Process.Start("/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", PathOf(name)]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    // The session that sshd opens has a PATH of its own.
    private static string DotnetPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);
}
