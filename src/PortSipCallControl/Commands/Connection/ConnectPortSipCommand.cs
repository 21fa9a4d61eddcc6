using System.Management.Automation;
using System.Security;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Signs in to a PBX, and makes the connection the default of this session (runspace).</summary>
[Cmdlet(VerbsCommunications.Connect, "PortSip", DefaultParameterSetName = CredentialSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipConnection))]
public sealed class ConnectPortSipCommand : PortSipCmdlet
{
    private const string CredentialSet = "Credential";
    private const string TokenSet = "Token";

    /// <summary>The PBX: a name, host:port, or a URL with or without /api. The scheme defaults to https and the port to 8887. Default: the environment variable PORTSIP_SERVER.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankCellIsAbsent]
    public string? Server { get; set; }

    /// <summary>User name (1 to 64 characters) and password.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>An existing token, in place of a user name and password. It can't be renewed.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    public SecureString AccessToken { get; set; } = new();

    /// <summary>The tenant's SIP domain, 1 to 280 characters; omit it for a system administrator. Default: the environment variable PORTSIP_DOMAIN.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(DomainCompleter))]
    public string? Domain { get; set; }

    /// <summary>The sign-in method. Auto selects the newest that the PBX supports.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    public PortSipAuthenticationMethod AuthenticationMethod { get; set; }

    /// <summary>The code of a two-factor sign-in, or a script block that returns it. If omitted, an interactive host prompts for it.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNull]
    public object? OneTimePassword { get; set; }

    /// <summary>A name for the connection, for -Connection and for display. Default: the PBX's host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    public string? Name { get; set; }

    /// <summary>Drops the password after the sign-in: if the token can't be refreshed, no new sign-in follows.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter NoCredentialCache { get; set; }

    /// <summary>The address of the PBX's events, if it isn't /wsi next to the API: wss://HOST:8885 for v16.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [UriText]
    [BlankCellIsAbsent]
    public Uri? EventUri { get; set; }

    /// <summary>The kind of user that the event socket signs in: a user, or an extension whose number and SIP password are in the credential.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    public PortSipEventSignIn EventSignIn { get; set; }

    /// <summary>Allows passwords and tokens to be sent over plain http to another computer. Loopback is always allowed.</summary>
    [Parameter]
    public SwitchParameter AllowUnencrypted { get; set; }

    /// <summary>Accepts any certificate, on this connection only.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Accepts the certificates with these thumbprints (SHA-256 or SHA-1, hexadecimal, with or without colons), and no others, on this connection only.</summary>
    [Parameter]
    [NameList(Meaning = "a thumbprint")]
    public string[] CertificateThumbprint { get; set; } = [];

    /// <summary>The HTTP proxy; the system's by default.</summary>
    [Parameter]
    [UriText(AllowsHostAndPort = true)]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Seconds for one operation including all its attempts, 1 to 86400; default 100.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a repeatable request is retried, 0 to 20; default 3.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    [GivenNumber]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Seconds before the first retry, 0.001 to 30; the delay doubles with each. Default 0.5.</summary>
    [Parameter]
    [ValidateRange(0.001, 30.0)]
    public double RetryIntervalSec { get; set; } = 0.5;

    /// <summary>How many requests per minute the whole connection may send, 0 (no limit) to 1000000; default 5000, the PBX's own limit.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    [GivenNumber]
    public int RequestsPerMinute { get; set; } = 5000;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Text.OrNull(Server);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var options = Options();
        PortSipServerAddress.RequireEncryption(options.ApiUri, options.AllowsUnencrypted);
        if (!ShouldProcess(options.ApiUri.GetLeftPart(UriPartial.Authority), ParameterSetName == TokenSet ? "Connect with a token" : $"Sign in as {Credential.UserName}"))
            return;
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
        if (Text.OrNull(Name) is null)
            WriteVerbose(line);
        else
            WriteWarning(line);
    }

    /// <summary>Terminating: the following commands of a script would use the earlier connection.</summary>
    protected override void ReportFailure(ErrorRecord failure) => ThrowTerminatingError(failure);

    private PortSipConnectionOptions Options() => new()
    {
        ApiUri = PortSipServerAddress.Parse(Environmental(Server, nameof(Server), "PORTSIP_SERVER") ?? throw ServerMissing()),
        EventUri = EventUri,
        EventSignIn = EventSignIn,
        Name = Text.OrNull(Name),
        Credential = ParameterSetName == TokenSet ? null : SignInCredentials.Of(Credential),
        AccessToken = ParameterSetName == TokenSet ? AccessToken : null,
        Domain = Environmental(Domain, nameof(Domain), "PORTSIP_DOMAIN"),
        AuthenticationMethod = AuthenticationMethod,
        OneTimePassword = OneTimePasswords.From(OneTimePassword, Host),
        KeepsCredential = !NoCredentialCache,
        AllowsUnencrypted = AllowUnencrypted,
        SkipCertificateCheck = SkipCertificateCheck,
        CertificateThumbprints = CertificateThumbprint,
        Proxy = Proxies.From(Proxy, ProxyCredential),
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        MaximumRetryCount = MaximumRetryCount,
        RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        RequestsPerMinute = RequestsPerMinute,
    };

    private string? Environmental(string? value, string parameter, string variable)
    {
        if (Text.OrNull(value) is { } given)
            return given;
        if (MyInvocation.BoundParameters.ContainsKey(parameter) || Text.OrNull(Environment.GetEnvironmentVariable(variable)) is not { } found)
            return null;
        WriteVerbose($"Using '{found}' for -{parameter}, from the environment variable {variable}.");
        return found;
    }

    private static PortSipException ServerMissing() =>
        new(PortSipFailure.ValidationFailed, "The server is missing. Specify -Server, or set the environment variable PORTSIP_SERVER.") { IsSafeToRetry = true };
}
