using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets conference rooms with their state and their participants.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipConference")]
[OutputType(typeof(PortSipConference), typeof(PortSipConferenceParticipant))]
public sealed class GetPortSipConferenceCommand : BulkCmdlet
{
    /// <summary>The numbers or ids of the rooms; wildcards are supported. All by default. One without wildcards that doesn't exist is an error: NotFound.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoomNumber")]
    [IdTextList(Meaning = "the number or id of a conference room")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConferenceCompleter))]
    public string[] Room { get; set; } = [];

    /// <summary>Emits the participants in place of the rooms.</summary>
    [Parameter]
    public SwitchParameter Participant { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Room.Length > 0 ? string.Join(", ", Room) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Room.Length == 0)
            RefuseInputWithout("Pipe the numbers of conference rooms.");
        var client = Client;
        var patterns = Room.Length == 0 ? ["*"] : Array.FindAll(Room, NumberPatterns.IsPattern);
        await EachAsync(Room.Except(patterns), async room => await SubmitAsync(client, await client.Conferences.FindAsync(room, cancellationToken)));
        if (patterns.Length == 0)
            return;
        var wanted = NumberPatterns.Of(nameof(Room), patterns);
        foreach (var room in await client.Conferences.ListAsync(cancellationToken))
        {
            if (wanted.Match(room.RoomNumber))
                await SubmitAsync(client, room);
        }
    }

    private Task SubmitAsync(PortSipClient client, PortSipConference room)
    {
        var areParticipants = Participant.ToBool();
        return SubmitAsync(room, async token => areParticipants
            ? Results(await client.Conferences.ListParticipantsAsync(room, token))
            : await client.Conferences.GetStatusAsync(room, token));
    }

    private static BatchResults Results(IReadOnlyList<PortSipConferenceParticipant> found) => [.. found];
}
