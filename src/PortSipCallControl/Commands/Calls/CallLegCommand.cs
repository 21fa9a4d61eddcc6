using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to hold and resume: a leg of a call, identified by the session id and a number, or the last call of the number.</summary>
public abstract class CallLegCommand : PartyActionCommand
{
    private protected const string LatestSet = "Latest";

    /// <summary>The calls or their session ids.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Call(IsMany = true, IsPiped = true)]
    [ArgumentCompleter(typeof(CallIdCompleter))]
    public PortSipCallIdentity[] Id { get; set; } = [];

    /// <summary>Acts on the last call of the number at the time of the request: the PBX's id 1. It can race with a new call.</summary>
    [Parameter(ParameterSetName = LatestSet, Mandatory = true)]
    public SwitchParameter Latest { get; set; }

    /// <summary>The number of the leg: an extension or a PSTN number, up to 256 characters. A call supplies its own.</summary>
    [Parameter(ParameterSetName = IdSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LatestSet, Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Caller")]
    [NumberText]
    [ArgumentCompleter(typeof(CallPartyCompleter))]
    public string ExtensionNumber { get; set; } = "";

    /// <summary>Emits the call, for the next command of the pipeline.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => PassThru ? 1 : 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Latest ? ExtensionNumber : Id.Length == 1 ? Id[0].Target : string.Join(", ", Id.AsEnumerable());

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var (specified, passThru) = (ExtensionNumber, PassThru.ToBool());
        if (Latest)
        {
            if (ShouldSend(LatestEndpoint.Announce(("number", specified))))
                await ActOnLatestOnceAsync(Client, specified);
            return;
        }
        var calls = Id;
        if (CallBesideId is { } piped)
        {
            if (IsTyped(nameof(ExtensionNumber)) || Id.Length > 1 || !IsPositional(nameof(Id)))
                RefuseIdBesideInput("call", Id[0], "Specify the parameter name: -ExtensionNumber for a number.");
            (calls, specified) = ([piped], NumberIn(Id[0], nameof(ExtensionNumber)));
        }
        await EachAsync(calls, async call =>
        {
            var number = PartyOf(call, specified, "884757570370146304 1001");
            if (!ShouldSend(Endpoint.Announce(("id", call.Id), ("number", number)), call))
                return;
            var client = ClientOf(call);
            await SubmitAsync(call.Target, async token =>
            {
                await ActAsync(client, call.Id, number, token);
                return passThru ? await client.AfterAction.HeldAsync(call.At(client.Connection), number, IsHeldAfter, token) : null;
            });
        });
    }

    private protected abstract Endpoint Endpoint { get; }

    private protected abstract Endpoint LatestEndpoint { get; }

    private protected abstract OnceOnlyVerb Verb { get; }

    /// <summary>Whether the leg is on hold afterwards.</summary>
    private protected abstract bool IsHeldAfter { get; }

    private Task ActOnLatestOnceAsync(PortSipClient client, string number) => DoOnceAsync(Verb, async action =>
    {
        await ActOnLatestAsync(client, number, action.GraceToken);
        return null;
    });

    private protected abstract Task ActAsync(PortSipClient client, string id, string number, CancellationToken cancellationToken);

    private protected abstract Task ActOnLatestAsync(PortSipClient client, string number, CancellationToken cancellationToken);
}
