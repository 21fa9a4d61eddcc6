using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Locks, mutes and records conference rooms.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipConference", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipConference))]
public sealed class SetPortSipConferenceCommand : BulkCmdlet
{
    /// <summary>The numbers or ids of the rooms; a piped room provides its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoomNumber")]
    [IdTextList(Meaning = "the number or id of a conference room")]
    [ArgumentCompleter(typeof(ConferenceCompleter))]
    public string[] Room { get; set; } = [];

    /// <summary>Mutes the room; -Muted:$false unmutes it.</summary>
    [Parameter]
    public SwitchParameter Muted { get; set; }

    /// <summary>Locks the room, so that new calls are refused; -Locked:$false unlocks it.</summary>
    [Parameter]
    public SwitchParameter Locked { get; set; }

    /// <summary>Starts recording; -Recording:$false stops it.</summary>
    [Parameter]
    public SwitchParameter Recording { get; set; }

    /// <summary>Emits the rooms with their state and participants.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Room);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var passThru = PassThru.ToBool();
        var changes = Changes().ToList();
        if (changes.Count == 0)
            Refuse("Nothing was specified to change.", "Specify -Muted, -Locked or -Recording.");
        foreach (var room in Room)
        {
            var asked = changes.Where(change => ShouldSend(change.Announce(("room", room), ("roomId", room)))).ToList();
            if (asked.Count == 0)
                continue;
            var client = Client;
            await SubmitAsync(room, async token =>
            {
                var found = await client.Conferences.FindAsync(room, token);
                foreach (var change in asked)
                    await client.Conferences.ChangeAsync(found, change, token);
                return passThru ? await client.Conferences.GetStatusAsync(found, token) : null;
            });
        }
    }

    private IEnumerable<Endpoint> Changes()
    {
        var given = MyInvocation.BoundParameters;
        if (given.ContainsKey(nameof(Locked)))
            yield return Locked ? ConferenceEndpoints.Lock : ConferenceEndpoints.Unlock;
        if (given.ContainsKey(nameof(Muted)))
            yield return Muted ? ConferenceEndpoints.Mute : ConferenceEndpoints.Unmute;
        if (given.ContainsKey(nameof(Recording)))
            yield return Recording ? ConferenceEndpoints.StartRecording : ConferenceEndpoints.StopRecording;
    }
}
