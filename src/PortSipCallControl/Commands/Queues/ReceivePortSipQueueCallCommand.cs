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
    [CallId]
    [ArgumentCompleter(typeof(QueueCallerCompleter))]
    public string SessionId { get; set; } = "";

    /// <summary>The caller's number for the emitted call; a piped caller provides it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, DontShow = true)]
    [PlainText]
    public string? Caller { get; set; }

    /// <summary>Emits the call, for the next command of the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => SessionId;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (!ShouldSend(QueueEndpoints.PickUpCaller.Announce(("id", SessionId), ("queue", Queue), ("queueId", Queue))))
            return;
        var client = Client;
        var call = new PortSipCall { Id = SessionId, Caller = Text.OrNull(Caller), Callee = Queue, State = PortSipCallState.Initiated, Connection = client.Connection };
        await DoOnceAsync(OnceOnlyVerb.PickedUp, async action =>
        {
            await client.Queues.PickUpCallerAsync(Queue, SessionId, action.GraceToken);
            return PassThru ? call : null;
        });
    }
}
