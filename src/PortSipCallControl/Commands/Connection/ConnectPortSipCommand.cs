using System.Management.Automation;
using System.Security;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Signs in to a PBX, and makes the connection the default of this session (runspace).</summary>
[Cmdlet(VerbsCommunications.Connect, "PortSip", DefaultParameterSetName = CredentialSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipConnection))]
public sealed class ConnectPortSipCommand : SignInCommand
{
    private const string TokenSet = "Token";

    /// <summary>An existing token, in place of a user name and password. It can't be renewed.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    [NoOffers]
    public SecureString AccessToken { get; set; } = new();

    /// <summary>A name for the connection, for -Connection and for display. Default: the profile's name, or the PBX's host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    [NoOffers]
    public string? Name { get; set; }

    /// <summary>Drops the password after the sign-in: if the token can't be refreshed, no new sign-in follows.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter NoCredentialCache { get; set; }

    /// <summary>Seconds for one operation including all its attempts, 1 to 86400; default 100.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a repeatable request is retried, 0 to 20; default 3.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    [GivenNumber]
    [NoOffers]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Seconds before the first retry, 0.001 to 30; the delay doubles with each. Default 0.5.</summary>
    [Parameter]
    [ValidateRange(0.001, 30.0)]
    [NoOffers]
    public double RetryIntervalSec { get; set; } = 0.5;

    /// <summary>How many requests per minute the whole connection may send, 0 (no limit) to 1000000; default 5000, the PBX's own limit.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    [GivenNumber]
    [NoOffers]
    public int RequestsPerMinute { get; set; } = 5000;

    private bool HasToken => ParameterSetName == TokenSet;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var arguments = SignInArguments.Of(Server, Credential, Domain);
        var options = Options(arguments);
        PortSipServerAddress.RequireEncryption(options.ApiUri, options.AllowsUnencrypted);
        var user = arguments.Credential?.UserName ?? UsedProfile?.UserName;
        if (!ShouldProcess(options.ApiUri.GetLeftPart(UriPartial.Authority), HasToken ? "Connect with a token" : user is null ? "Sign in" : $"Sign in as {user}"))
            return;
        options = HasToken
            ? options with { AccessToken = AccessToken }
            : options with { Credential = SignInCredentials.Of(RequireCredential(arguments.Credential, options.ApiUri)) };
        var connections = RunspaceConnections.Current;
        var place = connections.PlaceFor(options);
        var connection = await PortSipConnection.ConnectAsync(options with { Name = place.Name }, this, cancellationToken);
        connections.Add(connection, place);
        if (place.Replaces is { } replaced)
            await replaced.RetireAsync(connection, this, cancellationToken);
        else if (place.Name != place.WantedName)
            TellOfName(place);
        WriteObject(connection);
    }

    // A requested name is going to be used, and it belongs to another connection.
    private void TellOfName(ConnectionPlace place)
    {
        var line = $"This session already has a connection named '{place.WantedName}' for another user, domain or server. The new connection is named '{place.Name}'.";
        if (Text.OrNull(Name) is null && UsedProfile is null)
            WriteVerbose(line);
        else
            WriteWarning(line);
    }

    private PortSipConnectionOptions Options(SignInArguments arguments)
    {
        var server = FindServer(arguments);
        var domain = FindDomain(arguments);
        if (server is null && Prompts.CanAsk(Host))
        {
            server = Prompts.AskText(Host, "Server (name, host:port or URL): ");
            if (server is not null && domain is null && !HasToken && !MyInvocation.BoundParameters.ContainsKey(nameof(Domain)))
                domain = Prompts.AskText(Host, "Domain (empty for a system administrator): ");
        }
        var options = ServerOptions(server ?? throw ServerMissing(), domain) with
        {
            Name = Text.OrNull(Name) ?? UsedProfile?.Name,
            KeepsCredential = !NoCredentialCache,
            Timeout = TimeSpan.FromSeconds(Specified(nameof(TimeoutSec), TimeoutSec, UsedProfile?.TimeoutSec)),
            MaximumRetryCount = Specified(nameof(MaximumRetryCount), MaximumRetryCount, UsedProfile?.MaximumRetryCount),
            RetryInterval = TimeSpan.FromSeconds(Specified(nameof(RetryIntervalSec), RetryIntervalSec, UsedProfile?.RetryIntervalSec)),
            RequestsPerMinute = Specified(nameof(RequestsPerMinute), RequestsPerMinute, UsedProfile?.RequestsPerMinute),
        };
        return options with { WaitClock = RunspaceSimulators.Running.FirstOrDefault(simulator => simulator.Serves(options.ApiUri))?.WaitClock };
    }

    private static PortSipException ServerMissing() =>
        new(PortSipFailure.ValidationFailed, "The server is missing. Specify -Server or -Profile, or set the environment variable PORTSIP_SERVER.") { IsSafeToRetry = true };
}
