using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to hold and resume: a leg of a call, identified by the session id and a number, or the last call of the number.</summary>
public abstract class CallLegCommand : BulkCmdlet
{
    private protected const string IdSet = "Id";
    private protected const string LatestSet = "Latest";

    /// <summary>The session ids of the calls.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [CallIdList]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Acts on the last call of the number at the time of the request: the PBX's id 1. It can race with a new call.</summary>
    [Parameter(ParameterSetName = LatestSet, Mandatory = true)]
    public SwitchParameter Latest { get; set; }

    /// <summary>The number of the leg: an extension or a PSTN number, up to 256 characters. A piped call provides its caller.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LatestSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Caller")]
    [NumberText]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>Emits the call, for the next command of the pipeline.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The piped call itself, so that -PassThru can pass it on.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipeline = true, DontShow = true)]
    [PipedCall]
    public PortSipCall? InputObject { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => InputObject ?? (object)(Latest ? ExtensionNumber : string.Join(", ", Id));

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var number = ExtensionNumber;
        if (Latest)
        {
            if (ShouldSend(LatestEndpoint.Announce(("number", number))))
                await ActOnLatestOnceAsync(Client, number);
            return;
        }
        RefuseIdBeside(InputObject, Id[0], "Specify the parameter name: -ExtensionNumber for a number.");
        foreach (var id in Id)
        {
            if (!ShouldSend(Endpoint.Announce(("id", id), ("number", number))))
                continue;
            var client = Client;
            object? result = PassThru ? InputObject ?? new PortSipCall { Id = id, Caller = number, Connection = client.Connection } : null;
            await SubmitAsync(InputObject ?? (object)id, async token =>
            {
                await ActAsync(client, id, number, token);
                return result;
            });
        }
    }

    private protected abstract Endpoint Endpoint { get; }

    private protected abstract Endpoint LatestEndpoint { get; }

    private protected abstract OnceOnlyVerb Verb { get; }

    private Task ActOnLatestOnceAsync(PortSipClient client, string number) => DoOnceAsync(Verb, async action =>
    {
        await ActOnLatestAsync(client, number, action.GraceToken);
        return null;
    });

    private protected abstract Task ActAsync(PortSipClient client, string id, string number, CancellationToken cancellationToken);

    private protected abstract Task ActOnLatestAsync(PortSipClient client, string number, CancellationToken cancellationToken);
}
