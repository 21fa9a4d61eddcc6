using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Picks up a waiting caller: the signed-in user's phone gets the call. It is never sent twice.</summary>
[Cmdlet(VerbsCommunications.Receive, "PortSipQueueCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipCall))]
public sealed class ReceivePortSipQueueCallCommand : OnceOnlyCmdlet
{
    /// <summary>The number or id of the queue; a piped caller provides it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdText(Meaning = "the number or id of a queue")]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string Queue { get; set; } = "";

    /// <summary>The session id of the waiting call; a piped caller provides it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("CallId")]
    [Call]
    [ArgumentCompleter(typeof(QueueCallerCompleter))]
    public PortSipCallIdentity? SessionId { get; set; }

    /// <summary>The caller's number for the emitted call; a piped caller provides it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [PlainText]
    public string? Caller { get; set; }

    /// <summary>Emits the call as it is once it was picked up, if the PBX shows that within 2 seconds.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => SessionId?.Id;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var (queue, id) = (Queue, SessionId!.Id);
        if (!ShouldSend(QueueEndpoints.PickUpCaller.Announce(("id", id), ("queue", queue), ("queueId", queue))))
            return;
        var client = Client;
        var call = new PortSipCall { Id = id, Caller = Text.OrNull(Caller), Callee = queue, State = PortSipCallState.Initiated, Connection = client.Connection };
        await DoOnceAsync(OnceOnlyVerb.PickedUp, async action =>
        {
            if (PassThru)
                return await client.AfterAction.PickUpAsync(call, PickUpAsync, action.StopToken);
            await PickUpAsync();
            return null;

            async Task PickUpAsync()
            {
                await client.Queues.PickUpCallerAsync(queue, id, action.GraceToken);
                action.Call = call;
            }
        });
    }
}
