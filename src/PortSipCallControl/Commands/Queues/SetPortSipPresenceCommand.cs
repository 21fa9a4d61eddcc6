using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Sets the signed-in user's presence.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipPresence", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class SetPortSipPresenceCommand : ConnectedCmdlet
{
    /// <summary>The presence. A newer PBX may require Online for Available.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [EnumText(typeof(PortSipPresence))]
    public PortSipPresence Presence { get; set; }

    /// <summary>A note for others to see, up to 128 characters.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    [NoOffers]
    public string? Note { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Presence;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (ShouldSend(QueueEndpoints.SetPresence.Announce(("presence", Presence.ToString()))))
            await Client.Queues.SetPresenceAsync(Presence, Text.OrNull(Note), cancellationToken);
    }
}
