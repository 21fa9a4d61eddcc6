using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Gets recordings: all, by id with their files, or those of a piped call, CDR or call log. A recording doesn't contain the id of its call: it is matched
/// by parties, times and a hint in its file name, and Match shows how reliable that is.
/// </summary>
[Cmdlet(VerbsCommon.Get, "PortSipRecording", DefaultParameterSetName = ListSet)]
[OutputType(typeof(PortSipRecording))]
public sealed class GetPortSipRecordingCommand : RecordCommand
{
    private const string RecordSet = "Record";
    private const string CallSet = "Call";

    /// <summary>The ids of the recordings; each is returned with its files.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(RecordIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The CDR or call log whose recordings to get.</summary>
    [Parameter(ParameterSetName = RecordSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("Cdr", "CallLog")]
    [OfType(typeof(PortSipCallRecord))]
    [NoOffers]
    public PortSipCallRecord? Record { get; set; }

    /// <summary>The call whose recordings to get; it must have ended.</summary>
    [Parameter(ParameterSetName = CallSet, Mandatory = true, ValueFromPipeline = true)]
    [OfType(typeof(PortSipCall))]
    [NoOffers]
    public PortSipCall? Call { get; set; }

    /// <summary>The signed-in user's own recordings.</summary>
    [Parameter]
    public SwitchParameter Self { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Record ?? (object?)Call ?? (Id.Length > 0 ? string.Join(", ", Id) : null);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName switch
    {
        IdSet => GetByIdAsync(Client, cancellationToken),
        RecordSet => FindAsync(Client, Record!, cancellationToken),
        CallSet => FindAsync(Client, Call!, cancellationToken),
        _ => ListAsync(cancellationToken),
    };

    private Task ListAsync(CancellationToken cancellationToken)
    {
        RefuseInputWithout("Pipe calls, CDRs, call logs, or ids of recordings.");
        return EmitAllAsync(Client.Recordings.ListAsync(Query with { Scope = Scope }), "recordings", cancellationToken);
    }

    private PortSipRecordScope Scope => Self ? PortSipRecordScope.Self : PortSipRecordScope.Tenant;

    private Task GetByIdAsync(PortSipClient client, CancellationToken cancellationToken) =>
        EachAsync(Id, async id => WriteObject(await client.Recordings.GetAsync(id, Scope, cancellationToken)));

    private async Task FindAsync(PortSipClient client, PortSipCall call, CancellationToken cancellationToken)
    {
        foreach (var log in await client.Records.FindCallLogsAsync(call.Id, cancellationToken))
            await FindAsync(client, log, cancellationToken);
    }

    private async Task FindAsync(PortSipClient client, PortSipCallRecord record, CancellationToken cancellationToken)
    {
        var found = await client.Recordings.FindAsync(record, Scope, cancellationToken);
        if (found.Count > 1 && found[0].Match == PortSipRecordingMatch.Ambiguous)
            WriteWarning($"{found.Count} recordings match the call {record} by parties and times, and none contains its id. All of them are returned with Match = Ambiguous.");
        foreach (var recording in found)
            WriteObject(recording);
    }
}
