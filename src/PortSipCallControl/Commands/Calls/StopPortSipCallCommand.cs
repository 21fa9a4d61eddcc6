using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Hangs up.</summary>
[Cmdlet(VerbsLifecycle.Stop, "PortSipCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipCall))]
public sealed class StopPortSipCallCommand : BulkCmdlet
{
    /// <summary>The session ids of the calls. The id 1 is rejected: it has no meaning for a hang-up.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [CallIdList]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Emits the call, as ended.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The piped call itself, so that -PassThru can pass it on.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedCall]
    public PortSipCall? InputObject { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => InputObject ?? (object)string.Join(", ", Id);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefuseIdBeside(InputObject, Id[0], "Pipe the calls or use -Id, not both.");
        foreach (var id in Id)
        {
            if (!ShouldSend(CallEndpoints.HangUp.Announce(("id", id), ("call", InputObject?.ToString() ?? $"the call {id}"))))
                continue;
            var client = Client;
            var call = InputObject ?? new PortSipCall { Id = id, Connection = client.Connection };
            var passThru = PassThru;
            await SubmitAsync(InputObject ?? (object)id, async token =>
            {
                await client.Calls.HangUpAsync(id, token);
                return passThru ? call with { State = PortSipCallState.Ended } : null;
            });
        }
    }
}
