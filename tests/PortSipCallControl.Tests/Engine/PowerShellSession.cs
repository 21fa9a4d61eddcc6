using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace PortSipCallControl.Tests;

/// <summary>A session of the real engine, with the staged module imported: what a user has at a prompt. One for each test, as new.</summary>
internal sealed class PowerShellSession : IDisposable
{
    private readonly OpenSession _open;
    private readonly string _profiles = Path.Combine(Path.GetTempPath(), $"PortSipProfiles-{Guid.NewGuid():N}");

    /// <param name="isTerminal">Whether its host has a screen, on which progress can be shown.</param>
    /// <param name="typed">What is typed when a command asks for a line or a password, in order. Without it, there is nobody to ask.</param>
    public PowerShellSession(bool isTerminal = true, Queue<string>? typed = null)
    {
        _open = isTerminal && typed is null ? OpenSession.Take() : new OpenSession(isTerminal, typed);
        // No test touches the profiles of the user who runs it.
        Runspace.SessionStateProxy.SetVariable("PortSipProfileFolder", _profiles);
    }

    /// <summary>The folder of this session's profiles. It exists once there is one.</summary>
    public string ProfileFolder => _profiles;

    public Runspace Runspace => _open.Runspace;

    /// <summary>What is answered to -Confirm: Yes or No.</summary>
    public string Answer { set => _open.Host.Answer = value; }

    /// <summary>The texts of progress, also while a script runs.</summary>
    public IEnumerable<string> ProgressTexts => _open.Host.ProgressTexts;

    /// <summary>Runs a script and gives everything that it wrote, to whatever stream. A terminating error is among the errors.</summary>
    public ScriptResult Run(string script, params (string Name, object? Value)[] variables)
    {
        foreach (var (name, value) in variables)
            Runspace.SessionStateProxy.SetVariable(name, value);
        using var shell = PowerShell.Create(Runspace);
        shell.AddScript(script);
        ErrorRecord? terminating = null;
        var output = new PSDataCollection<PSObject>();
        try
        {
            shell.Invoke(null, output);
        }
        catch (RuntimeException e)
        {
            terminating = e.ErrorRecord;
        }
        return new ScriptResult([.. output], [.. shell.Streams.Error, .. terminating is null ? [] : new[] { terminating }], terminating is not null, shell.Streams, _open.Host.TakeText());
    }

    /// <summary>Runs a script that has to succeed.</summary>
    public IReadOnlyList<PSObject> Get(string script, params (string Name, object? Value)[] variables)
    {
        var result = Run(script, variables);
        Assert.Empty(result.Errors.Select(e => $"{e.FullyQualifiedErrorId}: {e}"));
        return result.Output;
    }

    /// <summary>Runs a script that has to succeed and to emit one object.</summary>
    public T Single<T>(string script, params (string Name, object? Value)[] variables) =>
        Assert.IsType<T>(Assert.Single(Get(script, variables)).BaseObject, exactMatch: false);

    public void Dispose()
    {
        _open.Return();
        if (Directory.Exists(_profiles))
            Directory.Delete(_profiles, recursive: true);
    }
}
