using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to saving and removing recordings: which recordings.</summary>
public abstract class RecordingActionCommand : BulkCmdlet
{
    private protected const string IdSet = "Id";
    private protected const string RecordingSet = "Recording";

    /// <summary>The ids of the recordings.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(RecordIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>A recording from Get-PortSipRecording.</summary>
    [Parameter(ParameterSetName = RecordingSet, Mandatory = true, ValueFromPipeline = true)]
    [OfType(typeof(PortSipRecording))]
    public PortSipRecording? Recording { get; set; }

    /// <summary>The recordings are the signed-in user's own. Not needed for those from Get-PortSipRecording -Self.</summary>
    [Parameter]
    public SwitchParameter Self { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Recording ?? (object)string.Join(", ", Id);

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        // A text in front of which recordings are piped isn't an id: the folder was meant, and "-Path" was omitted.
        if (MyInvocation.ExpectingInput && Id.Length > 0)
            RefuseIdBesideInput("recording", Id[0], "Specify the parameter name. To save to a folder, use Save-PortSipRecording -Path.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    private protected IEnumerable<PortSipRecording> Recordings
    {
        get
        {
            var given = Recording is null ? Id.Select(id => new PortSipRecording { Id = id }) : [Recording];
            return Self ? given.Select(recording => recording with { Scope = PortSipRecordScope.Self }) : given;
        }
    }

    /// <summary>The target of an error: the recording, or the id as specified.</summary>
    private protected object Target(PortSipRecording recording) => Recording ?? (object)recording.Id;
}
