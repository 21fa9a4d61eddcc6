using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Hangs up.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PortSipCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipCall))]
public sealed class StopPortSipCallCommand : BulkCmdlet
{
    /// <summary>The calls or their session ids. The id 1 is rejected: it has no meaning for a hang-up.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsMany = true, IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] Id { get; set; } = [];

    /// <summary>Emits the call as it ended: EndReason, EndedAt, TalkTime, if the PBX reports them within 2 seconds.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => PassThru ? 1 : 8;

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (MyInvocation.ExpectingInput && Id.Length > 0)
            RefuseIdBesideInput("call", Id[0], "Pipe the calls or use -Id, not both.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var call in Id)
        {
            if (IsAnnounced && !ShouldSend(CallEndpoints.HangUp.Announce(("id", call.Id), ("call", call.Description)), call))
                continue;
            var (client, passThru) = (ClientOf(call), PassThru.ToBool());
            await SubmitAsync(call.Target, async token =>
            {
                Task HangUpAsync() => client.Calls.HangUpAsync(call.Id, token);
                if (passThru)
                    return await client.AfterAction.EndAsync(call.At(client.Connection), HangUpAsync, token);
                await HangUpAsync();
                return null;
            });
        }
    }
}
