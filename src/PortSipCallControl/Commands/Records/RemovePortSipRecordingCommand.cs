using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Deletes recordings on the PBX. They can't be restored.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipRecording", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemovePortSipRecordingCommand : RecordingActionCommand
{
    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var recording in Recordings)
        {
            if (!ShouldSend(RecordEndpoints.Of(recording.Scope).RemoveRecording.Announce(("recording", $"{Target(recording)}"), ("id", recording.Id))))
                continue;
            var client = Client;
            await SubmitAsync(Target(recording), async token =>
            {
                await client.Recordings.RemoveAsync(recording.Id, recording.Scope, token);
                return null;
            });
        }
    }
}
