using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell;

// PowerShell 7 with the module imported, for computers that have only the .NET SDK. It takes the arguments of pwsh; without arguments, it
// plays the tour, and with --simulator, it serves a simulated PBX until Ctrl+C.

// PowerShell would send telemetry and look for updates. This process contacts only the PBX.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");

var moduleFolder = typeof(Program).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ModuleFolder").Value!;
var manifest = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, moduleFolder, "PortSipCallControl.psd1"));
if (!File.Exists(manifest))
{
    Console.Error.WriteLine($"The module isn't at '{manifest}'. Build the console again.");
    return 1;
}

var state = InitialSessionState.CreateDefault2();
state.ImportPSModule([manifest]);
// In -Parallel script blocks, the module is found by name.
Environment.SetEnvironmentVariable("PSModulePath", string.Join(Path.PathSeparator, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(manifest)!, "..", "..")), Environment.GetEnvironmentVariable("PSModulePath")));

string[] tour = ["-NoProfile", "-ExecutionPolicy", "RemoteSigned", "-File", Path.Combine(AppContext.BaseDirectory, "Show-Tour.ps1")];
if (args is ["--simulator", .. var options])
{
    if (SimulatorCommand.Of(options) is not { } command)
    {
        Console.Error.WriteLine("After --simulator, use options such as --port 8887 --version 22.3: the parameters of Start-PortSipSimulator.");
        return 64;
    }
    args = ["-NoProfile", "-NonInteractive", "-Command", command];
}
return ConsoleShell.Start(state, bannerText: null, helpText: null, args is [] ? tour : args);
