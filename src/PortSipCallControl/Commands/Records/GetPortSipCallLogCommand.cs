using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets call logs: CDRs that contain the session id of their call (PBX 22.0.42 and later).</summary>
[Cmdlet(VerbsCommon.Get, "PortSipCallLog", DefaultParameterSetName = ListSet)]
[OutputType(typeof(PortSipCallLog))]
public sealed class GetPortSipCallLogCommand : CallRecordCommand
{
    private const string SessionSet = "Session";
    private const string CallSet = "Call";

    /// <summary>The session ids of calls; accepts piped calls. An active call has no log yet.</summary>
    [Parameter(ParameterSetName = SessionSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("CallId")]
    [IdTextList]
    [ArgumentCompleter(typeof(RecordIdCompleter))]
    public string[] SessionId { get; set; } = [];

    /// <summary>The calls whose logs to get.</summary>
    [Parameter(ParameterSetName = CallSet, Mandatory = true, ValueFromPipeline = true)]
    [OfType(typeof(PortSipCall))]
    [NoOffers]
    public PortSipCall? Call { get; set; }

    /// <summary>The ids of logs.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(RecordIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override object? ErrorTarget => Call ?? (object?)string.Join(", ", ParameterSetName == IdSet ? Id : SessionId);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => ParameterSetName switch
    {
        IdSet => GetByIdAsync(Client, cancellationToken),
        SessionSet => FindEachAsync(Client, cancellationToken),
        CallSet => FindAsync(Client, Call!.Id, cancellationToken),
        _ => ListAsync(cancellationToken),
    };

    private Task ListAsync(CancellationToken cancellationToken)
    {
        RefuseInputWithout("Pipe calls or their session ids.");
        return EmitAllAsync(Client.Records.ListCallLogsAsync(Query), "call logs", cancellationToken);
    }

    private Task GetByIdAsync(PortSipClient client, CancellationToken cancellationToken) =>
        EachAsync(Id, async id => WriteObject(await client.Records.GetCallLogAsync(id, cancellationToken)));

    private Task FindEachAsync(PortSipClient client, CancellationToken cancellationToken) =>
        EachAsync(SessionId, id => FindAsync(client, id, cancellationToken));

    private async Task FindAsync(PortSipClient client, string sessionId, CancellationToken cancellationToken)
    {
        foreach (var log in await client.Records.FindCallLogsAsync(sessionId, cancellationToken))
            WriteObject(log);
    }
}
