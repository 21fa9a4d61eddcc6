using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PortSipCallControl.Tests;

/// <summary>
/// An open session with the staged module. Opening one takes as long as many commands, so one test hands it to the next, as new: without
/// variables, errors, connections and simulators. One in which a test left a function, alias, module, drive or job, or another culture or
/// location, isn't used again.
/// </summary>
internal sealed class OpenSession
{
    // The module's state ends as if it were removed; the rest is what a reset of the engine leaves alone.
    private const string EndAndDescribe = """
        Set-StrictMode -Off
        [PortSipCallControl.ModuleLifecycle]::new().OnRemove($null)
        $PWD.Path
        [cultureinfo]::CurrentCulture.Name, [cultureinfo]::CurrentUICulture.Name
        (Get-Module).Path
        (Get-PSDrive).Name
        (Get-ChildItem Function:).Definition
        (Get-Alias).Definition
        (Get-Job).Name
        """;

    private static readonly ConcurrentBag<OpenSession> Spare = [];

    private readonly bool _isPlain;
    private readonly string _description;

    /// <param name="isTerminal">Whether its host has a screen.</param>
    /// <param name="typed">What is typed when a command asks; null if there is nobody to ask.</param>
    public OpenSession(bool isTerminal = true, Queue<string>? typed = null)
    {
        _isPlain = isTerminal && typed is null;
        Host = new CollectingHost(isTerminal, typed);
        var state = InitialSessionState.CreateDefault2();
        // The engine's own would be imported by the first command of each, and then be what a test changed.
        state.ImportPSModule("Microsoft.PowerShell.Management", "Microsoft.PowerShell.Security", "Microsoft.PowerShell.Utility", ModuleUnderTest.Manifest);
        state.ThrowOnRunspaceOpenError = true;
        Runspace = RunspaceFactory.CreateRunspace(Host, state);
        // As a console: one thread for all commands.
        Runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        Runspace.Open();
        _description = Describe();
    }

    public CollectingHost Host { get; }

    public Runspace Runspace { get; }

    /// <summary>A session at a terminal where nobody types anything: one that another test had, or a new one.</summary>
    public static OpenSession Take() => Spare.TryTake(out var spare) ? spare : new OpenSession();

    /// <summary>Ends the sessions that no test uses. Their threads would keep the process alive.</summary>
    public static void CloseSpare()
    {
        while (Spare.TryTake(out var spare))
            spare.Close();
    }

    /// <summary>Keeps the session for another test, or ends it.</summary>
    public void Return()
    {
        if (_isPlain && TryRenew())
            Spare.Add(this);
        else
            Close();
    }

    /// <summary>Ends what was begun here, and forgets what was. False if there is something that can't be undone.</summary>
    public bool TryRenew()
    {
        if (Runspace.RunspaceAvailability != RunspaceAvailability.Available)
            return false;
        Runspace.SessionStateProxy.LanguageMode = PSLanguageMode.FullLanguage;
        if (Runspace.Events.Subscribers.Count > 0 || Describe() != _description)
            return false;
        Host.Reset();
        Runspace.ResetRunspaceState();
        return true;
    }

    /// <summary>Ends the session.</summary>
    public void Close()
    {
        using (var shell = PowerShell.Create(Runspace))
            shell.AddCommand("Remove-Module").AddParameter("Name", "PortSipCallControl").Invoke();
        Runspace.Dispose();
    }

    private string Describe()
    {
        using var shell = PowerShell.Create(Runspace);
        return string.Join('\n', shell.AddScript(EndAndDescribe).Invoke<string>());
    }
}
