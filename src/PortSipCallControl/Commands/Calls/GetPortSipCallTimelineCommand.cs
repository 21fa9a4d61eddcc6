using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets what happened to calls, active or past, in order: from events, active calls, call logs and the legs of CDRs.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipCallTimeline")]
[OutputType(typeof(PortSipCallTimelineEntry))]
public sealed class GetPortSipCallTimelineCommand : ConnectedCmdlet
{
    /// <summary>The session ids of the calls. Calls, call logs and events can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SessionId", "CallId")]
    [CallIdList]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Id);

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) =>
        EachAsync(Id, async id =>
        {
            foreach (var entry in await Client.Timelines.GetAsync(id, cancellationToken))
                WriteObject(entry);
        });
}
