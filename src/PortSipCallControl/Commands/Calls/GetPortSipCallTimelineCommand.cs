using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets what happened to calls, active or past, in order: from events, active calls, call logs and the legs of CDRs.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipCallTimeline")]
[OutputType(typeof(PortSipCallTimelineEntry))]
public sealed class GetPortSipCallTimelineCommand : ConnectedCmdlet
{
    /// <summary>The calls or their session ids. Calls, call logs, CDRs, recordings and events can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsMany = true, IsPiped = true, TakesRecords = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override object? ErrorTarget => Id.Length == 1 ? Id[0].Target : string.Join(", ", Id.AsEnumerable());

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        EachAsync(Id, async id =>
        {
            var timelines = ClientOf(id).Timelines;
            var entries = id.Record switch
            {
                PortSipCallRecord record => await timelines.GetAsync(record, cancellationToken),
                PortSipRecording recording => await timelines.GetAsync(recording, cancellationToken),
                _ => await timelines.GetAsync(id.Id, cancellationToken),
            };
            foreach (var entry in entries)
                WriteObject(entry);
        });
}
