using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Lists the connections of this session (runspace).</summary>
[Cmdlet(VerbsCommon.Get, "PortSipConnection", DefaultParameterSetName = NameSet)]
[OutputType(typeof(PortSipConnection))]
public sealed class GetPortSipConnectionCommand : PSCmdlet
{
    private const string NameSet = "Name";
    private const string DefaultSet = "Default";

    /// <summary>Only those with one of these names; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only the one that serves where a cmdlet names none.</summary>
    [Parameter(ParameterSetName = DefaultSet, Mandatory = true)]
    public SwitchParameter Default { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var connections = RunspaceConnections.Current;
        if (Default)
        {
            if (connections.Default is not null)
                WriteObject(connections.Default);
            return;
        }
        var patterns = Name.Select(name => new WildcardPattern(NeutralText.Of(name), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant)).ToArray();
        WriteObject(connections.All.Where(c => patterns.Any(p => p.IsMatch(c.Name))), enumerateCollection: true);
    }
}
