using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Originates a call: the PBX calls the caller, then connects the callee. It is never placed twice.</summary>
[Cmdlet(VerbsCommon.New, "PortSipCall", DefaultParameterSetName = SessionSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipCall))]
public sealed class NewPortSipCallCommand : OriginateCommand
{
    private const string SessionSet = "Session";
    private const string DirectSet = "Direct";

    private Batch? _batch;
    private AwaitingBatch? _awaited;

    /// <inheritdoc/>
    [Parameter(ParameterSetName = SessionSet, ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionName")]
    [Connection]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public override PortSipConnection? Connection { get; set; }

    /// <summary>
    /// Waits until the call reaches the state or ends, and then emits it with State, StatusCode, StatusReason, EndReason, RingTime, TalkTime.
    /// Events are subscribed to before the call is placed. Of several calls, those that are ready are emitted first.
    /// </summary>
    [Parameter(ParameterSetName = SessionSet)]
    [EnumText(typeof(PortSipCallMilestone), IsRequired = true)]
    public PortSipCallMilestone WaitFor { get; set; }

    /// <summary>With -WaitFor: hangs up a call that doesn't reach the state in time. A call that can neither be queried nor reported by events isn't hung up; it is an error of its own (Forbidden).</summary>
    [Parameter(ParameterSetName = SessionSet)]
    public SwitchParameter HangUpOnTimeout { get; set; }

    /// <summary>With -WaitFor: a call that ends without an answer is an error: CallFailed, or CallOutcomeUnknown if nothing proves that it wasn't answered.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    public SwitchParameter ErrorOnFailure { get; set; }

    /// <summary>With -WaitFor: how often the PBX is polled if events don't report enough, in seconds, 0.1 to 60; default 1.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateRange(0.1, 60.0)]
    [NoOffers]
    public double PollingIntervalSec { get; set; } = 1;

    /// <summary>How many calls are placed (and, with -WaitFor, awaited) at a time: 1 to 10,000; default 1.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateRange(1, 10_000)]
    [NoOffers]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Originates without a connection: the extension's SIP password is sent in the URL.</summary>
    [Parameter(ParameterSetName = DirectSet, Mandatory = true)]
    public SwitchParameter Direct { get; set; }

    /// <summary>The PBX: a name, host:port, or a URL with or without /api. The default is https and port 8887.</summary>
    [Parameter(ParameterSetName = DirectSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SessionSet)]
    [OnlyIn(DirectSet)]
    [PlainText]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string Server { get; set; } = "";

    /// <summary>The tenant's SIP domain, 1 to 280 characters.</summary>
    [Parameter(ParameterSetName = DirectSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SessionSet)]
    [OnlyIn(DirectSet)]
    [PlainText]
    [ArgumentCompleter(typeof(DomainCompleter))]
    public string Domain { get; set; } = "";

    /// <summary>The extension (3 to 64 digits) and its SIP password.</summary>
    [Parameter(ParameterSetName = DirectSet, Mandatory = true)]
    [Parameter(ParameterSetName = SessionSet)]
    [OnlyIn(DirectSet)]
    [Credential]
    [NoOffers]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>Allows the password to be sent over plain http to another computer.</summary>
    [Parameter]
    [OnlyIn(DirectSet)]
    public SwitchParameter AllowUnencrypted { get; set; }

    /// <summary>Accepts any certificate, for this call only.</summary>
    [Parameter]
    [OnlyIn(DirectSet)]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Accepts the certificates with these thumbprints (SHA-256 or SHA-1, hexadecimal), and no others.</summary>
    [Parameter]
    [OnlyIn(DirectSet)]
    [NameList(Meaning = "a thumbprint")]
    [NoOffers]
    public string[] CertificateThumbprint { get; set; } = [];

    /// <summary>The HTTP proxy; the system's by default.</summary>
    [Parameter]
    [OnlyIn(DirectSet)]
    [UriText(AllowsHostAndPort = true)]
    [NoOffers]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter]
    [OnlyIn(DirectSet)]
    [Credential]
    [NoOffers]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>How often the call is placed again if it certainly wasn't placed (no connection, or 429), 0 to 20; default 3.</summary>
    [Parameter]
    [OnlyIn(DirectSet)]
    [ValidateRange(0, 20)]
    [GivenNumber]
    [NoOffers]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Seconds before the first retry, 0.001 to 30; the delay doubles with each. Default 0.5.</summary>
    [Parameter]
    [OnlyIn(DirectSet)]
    [ValidateRange(0.001, 30.0)]
    [NoOffers]
    public double RetryIntervalSec { get; set; } = 0.5;

    /// <summary>Seconds, 1 to 86400: with -WaitFor until the call reaches the state (default 60), with -Direct for the PBX's response (default 100).</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{Caller} → {Callee}";

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (!Direct && WaitFor == PortSipCallMilestone.None && string.Join(", ", WaitOptions().Select(name => $"-{name}")) is { Length: > 0 } options)
            Refuse($"Without -WaitFor, these parameters have no effect: {options}.", "Add -WaitFor Ringing, Answered or Ended, or omit them.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var request = ToRequest();
        if (ParameterSetName == DirectSet)
            await OriginateDirectlyAsync(request);
        else if (ShouldSend(CallEndpoints.Originate.Announce(("caller", request.Caller), ("callee", request.Callee))))
            await OriginateAsync(Client, request);
    }

    private protected override int Unreported => (_batch?.Unreported ?? 0) + (_awaited?.Unreported ?? 0);

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        await base.EndProcessingAsync(cancellationToken);
        await (_batch?.CompleteAsync() ?? Task.CompletedTask);
        await (_awaited?.CompleteAsync() ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        _batch?.Dispose();
        _awaited?.Dispose();
    }

    private Task OriginateAsync(PortSipClient client, OriginateRequest request)
    {
        if (WaitFor == PortSipCallMilestone.None)
        {
            _batch ??= new Batch(this, ThrottleLimit);
            return _batch.SubmitOnceAsync(OnceOnlyVerb.Placed, ErrorTarget!, async action => await client.Calls.OriginateAsync(request, action.GraceToken));
        }
        var wait = Wait();
        _awaited ??= new AwaitingBatch(this, ThrottleLimit);
        return _awaited.SubmitOnceAsync(client, ErrorTarget!, wait, (waiter, shown, action) => OriginateAndWaitAsync(waiter, request, shown, action));
    }

    private static async Task<PortSipCall> OriginateAndWaitAsync(CallWaiter waiter, OriginateRequest request, CallWait wait, OnceOnlyAction action)
    {
        using var placed = await waiter.PlaceAsync(request, action.GraceToken);
        action.Call = placed.Call;
        try
        {
            return await placed.WaitAsync(wait, action.StopToken);
        }
        catch (OperationCanceledException) when (wait.HangsUpOnTimeout)
        {
            action.Sequel = placed.Call.State == PortSipCallState.Ended ? "hung up" : "hang-up not confirmed";
            throw;
        }
    }

    private IEnumerable<string> WaitOptions()
    {
        if (HangUpOnTimeout && IsExplicit(nameof(HangUpOnTimeout)))
            yield return nameof(HangUpOnTimeout);
        if (ErrorOnFailure && IsExplicit(nameof(ErrorOnFailure)))
            yield return nameof(ErrorOnFailure);
        if (IsExplicit(nameof(PollingIntervalSec)))
            yield return nameof(PollingIntervalSec);
        if (IsExplicit(nameof(TimeoutSec)))
            yield return nameof(TimeoutSec);
    }

    private CallWait Wait() => new()
    {
        For = WaitFor,
        Timeout = TimeSpan.FromSeconds(TimeoutSec == 0 ? 60 : TimeoutSec),
        HangsUpOnTimeout = HangUpOnTimeout,
        FailsWithoutAnswer = ErrorOnFailure,
        PollingInterval = TimeSpan.FromSeconds(PollingIntervalSec),
    };

    private async Task OriginateDirectlyAsync(OriginateRequest call)
    {
        // Not mandatory: if caller and callee are typed, the binder would assume that rows are for -Direct, which would be the only set
        // that still lacks something that a row can provide.
        if (Server.Length == 0 || Domain.Length == 0)
            throw Validation.Failed("-Direct needs the PBX's address and the tenant's SIP domain. Specify both -Server and -Domain.");
        var options = new PortSipConnectionOptions
        {
            ApiUri = PortSipServerAddress.Parse(Server),
            AllowsUnencrypted = AllowUnencrypted,
            SkipCertificateCheck = SkipCertificateCheck,
            CertificateThumbprints = CertificateThumbprint,
            Proxy = Proxies.From(Proxy, ProxyCredential),
            Timeout = TimeSpan.FromSeconds(TimeoutSec == 0 ? 100 : TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        };
        var request = new DirectOriginateRequest { Call = call, Domain = Domain, Credential = SignInCredentials.Of(Credential) };
        request.Validate();
        if (!ShouldProcess(options.ApiUri.GetLeftPart(UriPartial.Authority), CallEndpoints.OriginateByUrl.Announce(("caller", call.Caller), ("callee", call.Callee), ("extension", Credential.UserName))))
            return;
        await DoOnceAsync(OnceOnlyVerb.Placed, async action =>
        {
            using var client = new PortSipDirectClient(options, this) { StartToken = action.StopToken };
            return await client.OriginateCallAsync(request, action.GraceToken);
        });
    }
}
