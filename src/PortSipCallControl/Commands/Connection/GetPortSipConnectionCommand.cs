using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Lists the connections of this session (runspace).</summary>
[Cmdlet(VerbsCommon.Get, "PortSipConnection", DefaultParameterSetName = NameSet)]
[OutputType(typeof(PortSipConnection))]
public sealed class GetPortSipConnectionCommand : PortSipCmdlet
{
    private const string NameSet = "Name";
    private const string DefaultSet = "Default";

    /// <summary>Only connections with one of these names; wildcards are supported.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0)]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only the session's default connection.</summary>
    [Parameter(ParameterSetName = DefaultSet, Mandatory = true)]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var connections = RunspaceConnections.Current;
        if (Default)
        {
            if (connections.Default is not null)
                WriteObject(connections.Default);
            return Task.CompletedTask;
        }
        var names = NamePatterns.Of(nameof(Name), Name);
        foreach (var connection in connections.All.Where(c => names.Match(c.Name)))
            WriteObject(connection);
        return EachAsync(names.Missing(connections.All.Select(c => c.Name)), name => throw new CommandException(
            PortSipFailure.NotFound,
            $"This session has no connection named '{name}'. {NearNames.Sentence(name, connections.All.Select(c => c.Name))}".TrimEnd(),
            "Use Get-PortSipConnection to list the session's connections."));
    }
}
