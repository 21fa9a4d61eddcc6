using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Deletes recordings on the PBX. What is deleted is gone.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipRecording", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePortSipRecordingCommand : BulkCmdlet
{
    private const string IdSet = "Id";
    private const string RecordingSet = "Recording";

    /// <summary>The ids of the recordings.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [NumberTextList]
    [ArgumentCompleter(typeof(RecordIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>A recording of Get-PortSipRecording.</summary>
    [Parameter(ParameterSetName = RecordingSet, Mandatory = true, ValueFromPipeline = true)]
    public PortSipRecording? Recording { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var id in Recording is null ? Id : [Recording.Id])
        {
            if (!ShouldSend($"Delete the recording {(Recording is null ? id : Recording)} (POST /recordings/{id}/destroy)"))
                continue;
            var client = Client;
            await SubmitAsync(Recording ?? (object)id, async token =>
            {
                await client.RemoveRecordingAsync(id, token);
                return null;
            });
        }
    }
}
