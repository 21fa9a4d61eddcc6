using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Signs out: the PBX revokes the token, and the connection drops it and the password.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "PortSip", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class DisconnectPortSipCommand : PortSipCmdlet
{
    /// <summary>The connection, or its name; by default the session's default connection.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Connection]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public PortSipConnection? Connection { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Connection;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var connections = RunspaceConnections.Current;
        var connection = Connection ?? connections.Default;
        if (!ShouldProcess(connection?.Server ?? "the PBX (not connected)", $"Sign out{(connection?.UserName is { } user ? $" {user}" : "")}"))
            return;
        if (connection is null)
            throw ConnectedCmdlet.NotConnected();
        connections.Remove(connection);
        await connection.DisconnectAsync(this, cancellationToken);
    }
}
