using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets voicemails: the signed-in user's own, or those of a shared voicemail.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipVoicemail", DefaultParameterSetName = ListSet)]
[OutputType(typeof(PortSipVoicemail))]
public sealed class GetPortSipVoicemailCommand : RecordListCommand
{
    /// <summary>The ids of the voicemails.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(VoicemailCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Only voicemails with this status: Unread or Read.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [EnumText(typeof(PortSipVoicemailStatus))]
    public PortSipVoicemailStatus? Status { get; set; }

    /// <summary>Only voicemails from one of these numbers; wildcards are supported. Quote numbers.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Sender { get; set; } = [];

    /// <summary>The number or id of a shared voicemail. If omitted, the signed-in user's own voicemails.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankCellIsAbsent]
    [IdText(Meaning = "a number or id of a shared voicemail")]
    [ArgumentCompleter(typeof(SharedVoicemailCompleter))]
    public string? SharedBox { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Id.Length > 0 ? string.Join(", ", Id) : SharedBox;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var (client, box) = (Client, Text.OrNull(SharedBox));
        if (ParameterSetName == IdSet)
        {
            await EachAsync(Id, async id => WriteObject(await client.Voicemails.GetAsync(id, box, cancellationToken)));
            return;
        }
        RefuseInputWithout("Pipe ids of voicemails.");
        var senders = NumberPatterns.Of(nameof(Sender), Sender);
        var query = new VoicemailQuery { SharedBox = box, Status = Status, Senders = senders.Literals, SenderPatterns = senders.Patterns, Records = Query };
        await EmitAllAsync(await client.Voicemails.ListAsync(query, cancellationToken), "voicemails", cancellationToken);
    }
}
