using System.Management.Automation.Runspaces;
using System.Reflection;
using Microsoft.PowerShell;

// PowerShell 7 with the module imported, for machines that have only the .NET SDK. It takes the arguments of pwsh; without any it
// plays the tour.

// PowerShell would report its start to its makers and look for updates. Nothing here talks to anyone but the PBX.
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
// In -Parallel bodies the module is found by its name.
Environment.SetEnvironmentVariable("PSModulePath", string.Join(Path.PathSeparator, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(manifest)!, "..", "..")), Environment.GetEnvironmentVariable("PSModulePath")));

string[] tour = ["-NoProfile", "-ExecutionPolicy", "RemoteSigned", "-File", Path.Combine(AppContext.BaseDirectory, "Show-Tour.ps1")];
return ConsoleShell.Start(state, bannerText: null, helpText: null, args is [] ? tour : args);
