using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>What saving recordings and removing them share: which recordings.</summary>
public abstract class RecordingActionCommand : BulkCmdlet
{
    private protected const string IdSet = "Id";
    private protected const string RecordingSet = "Recording";

    /// <summary>The ids of the recordings.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(RecordIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>A recording of Get-PortSipRecording.</summary>
    [Parameter(ParameterSetName = RecordingSet, Mandatory = true, ValueFromPipeline = true)]
    [OfType(typeof(PortSipRecording))]
    public PortSipRecording? Recording { get; set; }

    /// <summary>The recordings are the signed-in user's own, as those of Get-PortSipRecording -Self are without it.</summary>
    [Parameter]
    public SwitchParameter Self { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Recording ?? (object)string.Join(", ", Id);

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        // A text before which recordings are piped is no id: the folder was meant, and "-Path" left out.
        if (MyInvocation.ExpectingInput && Id.Length > 0)
            Refuse($"The recordings are piped in, and '{Id[0]}' was read as the id of another recording.", "Specify the name of the parameter. To save to a folder, use Save-PortSipRecording -Path.");
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

    /// <summary>What an error about one of them is about: the recording, or the id as it was given.</summary>
    private protected object Target(PortSipRecording recording) => Recording ?? (object)recording.Id;
}
