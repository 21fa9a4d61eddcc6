using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Invites numbers to a conference room: the PBX calls them.</summary>
[Cmdlet(VerbsCommon.Add, "PortSipConferenceParticipant", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class AddPortSipConferenceParticipantCommand : BulkCmdlet
{
    /// <summary>The number or id of the room; a piped room provides its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RoomNumber")]
    [IdText(Meaning = "the number or id of a conference room")]
    [ArgumentCompleter(typeof(ConferenceCompleter))]
    public string Room { get; set; } = "";

    /// <summary>The numbers to call: extensions or PSTN numbers, up to 256 characters each. Quote them.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtensionNumber")]
    [NumberTextList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Number { get; set; } = [];

    private protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{string.Join(", ", Number)} in {Room}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var room = Room;
        foreach (var number in Number)
        {
            if (!ShouldSend(ConferenceEndpoints.Invite.Announce(("room", room), ("number", number), ("roomId", room))))
                continue;
            var client = Client;
            await SubmitOnceAsync(OnceOnlyVerb.Invited, number, async action =>
            {
                await client.Conferences.InviteAsync(await client.Conferences.FindAsync(room, action.GraceToken), number, action.GraceToken);
                return null;
            });
        }
    }
}
