using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Chooses the default connection of this session (runspace).</summary>
[Cmdlet(VerbsCommon.Set, "PortSipConnection", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipConnection))]
public sealed class SetPortSipConnectionCommand : PortSipCmdlet
{
    /// <summary>The connection, or its name. It can be another session's.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Connection]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public PortSipConnection? Connection { get; set; }

    /// <summary>Makes it the default. With -Default:$false, it stops being the default, and there is none.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Default { get; set; }

    /// <summary>Emits the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Connection;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var connection = Connection!;
        if (!ShouldProcess($"{connection.Name} ({connection.Server})", Default ? "Make it the default connection" : "Leave the session without a default connection"))
            return Task.CompletedTask;
        if (Default)
            RunspaceConnections.Current.MakeDefault(connection);
        else
            RunspaceConnections.Current.ClearDefault(connection);
        if (PassThru)
            WriteObject(connection);
        return Task.CompletedTask;
    }
}
