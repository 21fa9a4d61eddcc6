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
    [NumberTextList]
    public string[] Id { get; set; } = [];

    /// <summary>A recording of Get-PortSipRecording.</summary>
    [Parameter(ParameterSetName = RecordingSet, Mandatory = true, ValueFromPipeline = true)]
    public PortSipRecording? Recording { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Recording ?? (object)string.Join(", ", Id);

    private protected IEnumerable<PortSipRecording> Recordings => Recording is null ? Id.Select(id => new PortSipRecording { Id = id }) : [Recording];

    /// <summary>What an error about one of them is about: the recording, or the id as it was given.</summary>
    private protected object Target(PortSipRecording recording) => Recording ?? (object)recording.Id;
}
