using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to hold and resume: a leg of a call, identified by the session id and a number, or the last call of the number.</summary>
public abstract class CallLegCommand : PartyActionCommand
{
    private protected const string LatestSet = "Latest";

    private const string Example = "884757570370146304 1001";

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
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Latest)
            return ActOnLatestAsync(ExtensionNumber);
        if (CallBesideId is { } piped)
        {
            if (IsTyped(nameof(ExtensionNumber)) || Id.Length > 1 || !IsPositional(nameof(Id)))
                RefuseIdBesideInput("call", Id[0], "Specify the parameter name: -ExtensionNumber for a number.");
            return ActOnEachAsync([piped], NumberIn(Id[0], nameof(ExtensionNumber)));
        }
        // Usually it is one call, whose failure is the record's.
        return Id is [var only] ? ActAsync(only, PartyOf(only, ExtensionNumber, Example)) : ActOnEachAsync(Id, ExtensionNumber);
    }

    private protected abstract Endpoint Endpoint { get; }

    private protected abstract Endpoint LatestEndpoint { get; }

    private protected abstract OnceOnlyVerb Verb { get; }

    /// <summary>Whether the leg is on hold afterwards.</summary>
    private protected abstract bool IsHeldAfter { get; }

    private Task ActOnEachAsync(PortSipCallIdentity[] calls, string specified) => EachAsync(calls, call => ActAsync(call, PartyOf(call, specified, Example)));

    private Task ActAsync(PortSipCallIdentity call, string number)
    {
        if (IsAnnounced && !ShouldSend(Endpoint.Announce(("id", call.Id), ("number", number)), call))
            return Task.CompletedTask;
        var client = ClientOf(call);
        if (!PassThru)
            return SubmitWithoutResultAsync(call.Target, token => ActAsync(client, call.Id, number, token));
        return SubmitAsync(call.Target, async token =>
        {
            await ActAsync(client, call.Id, number, token);
            return await client.AfterAction.HeldAsync(call.At(client.Connection), number, IsHeldAfter, token);
        });
    }

    private Task ActOnLatestAsync(string number)
    {
        if (!ShouldSend(LatestEndpoint.Announce(("number", number))))
            return Task.CompletedTask;
        var client = Client;
        return DoOnceAsync(Verb, async action =>
        {
            await ActOnLatestAsync(client, number, action.GraceToken);
            return null;
        });
    }

    private protected abstract Task ActAsync(PortSipClient client, string id, string number, CancellationToken cancellationToken);

    private protected abstract Task ActOnLatestAsync(PortSipClient client, string number, CancellationToken cancellationToken);
}
