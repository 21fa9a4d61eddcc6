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

    /// <summary>The PBX: a name, host:port, or a URL with or without /api. https and port 8887 where it doesn't say. Default: the environment variable PORTSIP_SERVER.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankCellIsAbsent]
    public string? Server { get; set; }

    /// <summary>User name (1 to 64 characters) and password.</summary>
    [Parameter(ParameterSetName = CredentialSet, Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Credential]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <summary>A token made elsewhere, in place of user and password. It can't be renewed.</summary>
    [Parameter(ParameterSetName = TokenSet, Mandatory = true)]
    public SecureString AccessToken { get; set; } = new();

    /// <summary>The tenant's SIP domain, 1 to 280 characters; absent for a system administrator. Default: the environment variable PORTSIP_DOMAIN.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankIsAbsent]
    public string? Domain { get; set; }

    /// <summary>How to sign in. Auto takes the newest way that the PBX knows.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    public PortSipAuthenticationMethod AuthenticationMethod { get; set; }

    /// <summary>The code of a two-factor sign-in, or a script block that fetches it. Without it an interactive host is asked.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNull]
    public object? OneTimePassword { get; set; }

    /// <summary>A name by which -Connection finds it, and which lists show. Default: the PBX's host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    public string? Name { get; set; }

    /// <summary>Forgets the password once signed in: when the token can't be refreshed, nobody signs in anew.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    public SwitchParameter NoCredentialCache { get; set; }

    /// <summary>Where the PBX's events are, where that isn't /wsi beside the API: wss://HOST:8885 for v16.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [UriText]
    [BlankCellIsAbsent]
    public Uri? EventUri { get; set; }

    /// <summary>As whom the event socket signs in: as a user, or as an extension whose number and SIP password the credential holds.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    public PortSipEventSignIn EventSignIn { get; set; }

    /// <summary>Lets passwords and tokens travel over plain http to another machine. Loopback needs no permission.</summary>
    [Parameter]
    public SwitchParameter AllowUnencrypted { get; set; }

    /// <summary>Accepts any certificate, on this connection alone.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Accepts the certificates with these thumbprints (SHA-256 or SHA-1, hexadecimal, with or without colons), and no others, on this connection alone.</summary>
    [Parameter]
    [NameList(Meaning = "a thumbprint")]
    public string[] CertificateThumbprint { get; set; } = [];

    /// <summary>The HTTP proxy; the system's where it isn't given.</summary>
    [Parameter]
    [UriText(AllowsHostAndPort = true)]
    public Uri? Proxy { get; set; }

    /// <summary>User and password for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Seconds for one operation with all its attempts, 1 to 86400; default 100.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>How often a request that may be sent again is sent again, 0 to 20; default 3.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    [GivenNumber]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>Seconds before the first of those, 0.001 to 30; it doubles with each. Default 0.5.</summary>
    [Parameter]
    [ValidateRange(0.001, 30.0)]
    public double RetryIntervalSec { get; set; } = 0.5;

    /// <summary>How many requests a minute everything on this connection may send, 0 (no limit) to 1000000; default 5000, the PBX's own limit.</summary>
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

    // Who has asked for a name will use it, and it is another connection's.
    private void TellOfName(ConnectionPlace place)
    {
        var line = $"This session already has a connection named '{place.WantedName}' for another user, domain or server. The new connection is named '{place.Name}'.";
        if (Text.OrNull(Name) is null)
            WriteVerbose(line);
        else
            WriteWarning(line);
    }

    /// <summary>Terminating: what follows in a script would go to whatever was connected before.</summary>
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
        WriteVerbose($"-{parameter} is '{found}', from the environment variable {variable}.");
        return found;
    }

    private static PortSipException ServerMissing() =>
        new(PortSipFailure.ValidationFailed, "The server is missing. Specify -Server, or set the environment variable PORTSIP_SERVER.") { IsSafeToRetry = true };
}
