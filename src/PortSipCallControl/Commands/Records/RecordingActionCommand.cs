using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to saving and removing recordings: which recordings.</summary>
public abstract class RecordingActionCommand : FileActionCommand
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
    [NoOffers]
    public PortSipRecording? Recording { get; set; }

    /// <summary>The recordings are the signed-in user's own. Not needed for those from Get-PortSipRecording -Self.</summary>
    [Parameter]
    public SwitchParameter Self { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Recording ?? (object)string.Join(", ", Id);

    private protected override string Noun => "recording";

    private protected override IReadOnlyList<string> Ids => Id;

    private protected override string[] InputParameters => [nameof(Id), nameof(Recording), nameof(Self), nameof(Connection)];

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
