using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to changing participants and removing them: which participants of which room.</summary>
public abstract class ParticipantCommand : BulkCmdlet
{
    /// <summary>The number or id of the room; a piped participant provides its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RoomNumber")]
    [IdText(Meaning = "the number or id of a conference room")]
    [ArgumentCompleter(typeof(ConferenceCompleter))]
    public string Room { get; set; } = "";

    /// <summary>The ids of the participants; a piped participant provides its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string[] Id { get; set; } = [];

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{string.Join(", ", Id)} in {Room}";

    /// <summary>Sends changes for each participant, one at a time, after -WhatIf and -Confirm.</summary>
    private protected async Task ChangeEachAsync(IReadOnlyList<Endpoint> changes)
    {
        var room = Room;
        foreach (var id in Id)
        {
            var asked = changes.Where(change => ShouldSend(change.Announce(("room", room), ("id", id), ("roomId", room)))).ToList();
            if (asked.Count == 0)
                continue;
            var client = Client;
            await SubmitAsync(id, async token =>
            {
                var found = await client.Conferences.FindAsync(room, token);
                foreach (var change in asked)
                    await client.Conferences.ChangeParticipantAsync(found, id, change, token);
                return null;
            });
        }
    }
}
