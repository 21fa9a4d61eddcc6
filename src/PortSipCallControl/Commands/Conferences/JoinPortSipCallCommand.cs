using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Merges calls in a conference room. The API has no operation for it: the other party of each call is transferred to the room, and the transferor,
/// who leaves the calls, is invited to it.
/// </summary>
[Cmdlet(VerbsCommon.Join, "PortSipCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipConference))]
public sealed class JoinPortSipCallCommand : OnceOnlyCmdlet
{
    private readonly List<(PortSipCallIdentity Call, string Transferor, PortSipClient Client)> _calls = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<string> _declined = [];
    private object? _target;

    /// <summary>The calls to merge, or their session ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsMany = true, IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] Id { get; set; } = [];

    /// <summary>The number or id of the conference room.</summary>
    [Parameter(Mandatory = true)]
    [IdText(Meaning = "the number or id of a conference room")]
    [ArgumentCompleter(typeof(ConferenceCompleter))]
    public string Room { get; set; } = "";

    /// <summary>The transferor: the party that has the calls. A call supplies its own, which is its caller.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Caller")]
    [NumberText]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>Doesn't invite the transferor: only the other parties are in the room.</summary>
    [Parameter]
    public SwitchParameter WithoutTransferor { get; set; }

    /// <summary>Emits the room with the participants that it has by then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => _target ?? string.Join(", ", Id.Select(call => call.Id));

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (MyInvocation.ExpectingInput && Id.Length > 0)
            RefuseIdBesideInput("call", Id[0], "Specify the room with -Room.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => EachAsync(Id, call =>
    {
        var transferor = ExtensionNumber.Length > 0 ? ExtensionNumber : call.Call?.ExtensionNumber is { } own ? DialledNumber.Of(own) : null;
        if (transferor is null)
        {
            throw new CommandException(
                PortSipFailure.ValidationFailed, $"The id {call} doesn't supply the number of a party.", "Specify the transferor with -ExtensionNumber. A call in place of its id supplies its number.");
        }
        var transfer = CallEndpoints.Transfer.Announce(("id", call.Id), ("number", transferor), ("referTo", Room));
        var invitation = !WithoutTransferor && _asked.Add(transferor) ? $". {ConferenceEndpoints.Invite.Announce(("number", transferor), ("room", Room), ("roomId", Room))}" : "";
        if (!ShouldSend(transfer + invitation, call))
            _declined.Add(transferor);
        else if (!_calls.Exists(known => known.Call.Id == call.Id))
            _calls.Add((call, transferor, ClientOf(call)));
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        foreach (var calls in _calls.GroupBy(one => one.Client.Connection))
            await MergeAsync([.. calls], calls.First().Client, cancellationToken);
    }

    private async Task MergeAsync(IReadOnlyList<(PortSipCallIdentity Call, string Transferor, PortSipClient Client)> calls, PortSipClient client, CancellationToken cancellationToken)
    {
        _target = Room;
        string[] transferors = WithoutTransferor ? [] : [.. calls.Select(one => one.Transferor).Distinct()];
        var room = await FindOpenAsync(client, calls.Count + transferors.Length, cancellationToken);
        // A transferor who is still in a call can't answer the room.
        var remaining = calls.Select(one => one.Transferor).Concat(_declined).GroupBy(number => number).ToDictionary(group => group.Key, group => group.Count());
        foreach (var (call, transferor, _) in calls)
        {
            _target = call.Target;
            await DoOnceAsync(OnceOnlyVerb.Transferred, async action =>
            {
                await client.Calls.TransferAsync(call.Id, transferor, room.RoomNumber ?? room.Id, action.GraceToken);
                remaining[transferor]--;
                action.Call = call.At(client.Connection);
                return null;
            });
        }
        await base.EndProcessingAsync(cancellationToken);
        foreach (var number in transferors)
        {
            _target = number;
            if (remaining[number] > 0)
                WriteWarning($"{number} isn't invited to the conference room {room}, because it is still in a call that wasn't transferred.");
            else
            {
                await DoOnceAsync(OnceOnlyVerb.Invited, async action =>
                {
                    await client.Conferences.InviteAsync(room, number, action.GraceToken);
                    return null;
                });
            }
        }
        await base.EndProcessingAsync(cancellationToken);
        if (PassThru)
            WriteObject(await client.Conferences.GetStatusAsync(room, cancellationToken));
    }

    // After the first transfer it would be too late: a party that the room refuses is lost.
    private async Task<PortSipConference> FindOpenAsync(PortSipClient client, int joining, CancellationToken cancellationToken)
    {
        var room = await client.Conferences.GetStatusAsync(await client.Conferences.FindAsync(Room, cancellationToken), cancellationToken);
        if (room.IsLocked == true)
            throw new CommandException(PortSipFailure.Conflict, $"The conference room {room} is locked.", $"Unlock it with Set-PortSipConference {Room} -Locked:$false, or use another room.");
        if (room.Capacity - room.Participants.Count < joining)
        {
            throw new CommandException(
                PortSipFailure.Conflict, $"The conference room {room} has {room.Participants.Count} participants of at most {room.Capacity}, and {joining} more would join.", "Use another room, or merge fewer calls.");
        }
        return room;
    }
}
