using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A cmdlet that can sign in: where, as whom, and which certificate is trusted. A profile fills in what isn't specified.</summary>
public abstract class SignInCommand : PortSipCmdlet
{
    private protected const string CredentialSet = "Credential";

    private PortSipProfile? _profile;

    /// <summary>The PBX: a name, host:port, or a URL with or without /api. The scheme defaults to https and the port to 8887. Default: the profile's, or the environment variable PORTSIP_SERVER.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SignInText]
    [BlankCellIsAbsent]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? Server { get; set; }

    /// <summary>User name (1 to 64 characters) and password. Of a user name alone, an interactive host asks for the password.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [OnlyIn(CredentialSet)]
    [SignInCredential]
    [NoOffers]
    public PSCredential? Credential { get; set; }

    /// <summary>The tenant's SIP domain, 1 to 280 characters; omit it for a system administrator. Default: the profile's, or the environment variable PORTSIP_DOMAIN.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [SignInText]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(DomainCompleter))]
    public string? Domain { get; set; }

    /// <summary>The name of a profile of Save-PortSipProfile. What is specified wins over it.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ProfileName]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string Profile { get; set; } = "";

    /// <summary>The sign-in method. Auto selects the newest that the PBX supports.</summary>
    [Parameter]
    [OnlyIn(CredentialSet)]
    [EnumText(typeof(PortSipAuthenticationMethod), IsRequired = true)]
    public PortSipAuthenticationMethod AuthenticationMethod { get; set; }

    /// <summary>The code of a two-factor sign-in, or a script block that returns it. If omitted, an interactive host prompts for it.</summary>
    [Parameter]
    [OnlyIn(CredentialSet)]
    [ValidateNotNull]
    [NoOffers]
    public object? OneTimePassword { get; set; }

    /// <summary>The address of the PBX's events, if it isn't /wsi next to the API: wss://HOST:8885 for v16.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [UriText]
    [BlankCellIsAbsent]
    [NoOffers]
    public Uri? EventUri { get; set; }

    /// <summary>The kind of user that the event socket signs in: a user, or an extension whose number and SIP password are in the credential.</summary>
    [Parameter]
    [OnlyIn(CredentialSet)]
    [EnumText(typeof(PortSipEventSignIn), IsRequired = true)]
    public PortSipEventSignIn EventSignIn { get; set; }

    /// <summary>Allows passwords and tokens to be sent over plain http to another computer. Loopback is always allowed.</summary>
    [Parameter]
    public SwitchParameter AllowUnencrypted { get; set; }

    /// <summary>Accepts any certificate, on this connection only.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>Accepts the certificates with these thumbprints (SHA-256 or SHA-1, hexadecimal, with or without colons), and no others, on this connection only.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Thumbprint")]
    [NameList(Meaning = "a thumbprint")]
    [BlankCellIsAbsent]
    [NoOffers]
    public string[] CertificateThumbprint { get; set; } = [];

    /// <summary>The HTTP proxy; the system's by default.</summary>
    [Parameter]
    [UriText(AllowsHostAndPort = true)]
    [NoOffers]
    public Uri? Proxy { get; set; }

    /// <summary>User name and password for the proxy.</summary>
    [Parameter]
    [Credential]
    [NoOffers]
    public PSCredential? ProxyCredential { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Text.OrNull(Server) ?? Text.OrNull(Profile);

    /// <summary>Terminating: the following commands of a script would use the earlier connection.</summary>
    protected override void ReportFailure(ErrorRecord failure) => ThrowTerminatingError(failure);

    /// <summary>The profile of this record; null if none is specified.</summary>
    private protected PortSipProfile? UsedProfile
    {
        get
        {
            if (Text.OrNull(Profile) is not { } name)
                return null;
            if (!string.Equals(_profile?.Name, name, StringComparison.OrdinalIgnoreCase))
                _profile = SessionProfiles.Of(this).Get(name);
            return _profile;
        }
    }

    // The thumbprint of a simulator without TLS is null, and that of a row can be empty.
    private string[] Pins => [.. (CertificateThumbprint ?? []).Where(thumbprint => !string.IsNullOrWhiteSpace(thumbprint))];

    /// <summary>How to reach the server, without the user: first what is specified, then the profile, then the environment.</summary>
    private protected PortSipConnectionOptions ServerOptions(string server, string? domain) => new()
    {
        ApiUri = PortSipServerAddress.Parse(server),
        Domain = domain,
        EventUri = EventUri ?? UsedProfile?.ReadEventUri(),
        EventSignIn = Specified(nameof(EventSignIn), EventSignIn, UsedProfile?.EventSignIn),
        AuthenticationMethod = Specified(nameof(AuthenticationMethod), AuthenticationMethod, UsedProfile?.AuthenticationMethod),
        OneTimePassword = OneTimePasswords.From(OneTimePassword, Host),
        AllowsUnencrypted = Specified(nameof(AllowUnencrypted), (bool)AllowUnencrypted, UsedProfile?.AllowUnencrypted),
        SkipCertificateCheck = SkipCertificateCheck,
        CertificateThumbprints = Pins is { Length: > 0 } pins ? pins : UsedProfile is { } profile ? [.. profile.CertificateThumbprint] : [],
        Proxy = Proxies.From(Proxy, ProxyCredential),
    };

    /// <summary>A value: the specified one, else the profile's, else the default.</summary>
    private protected T Specified<T>(string parameter, T value, T? profile)
        where T : struct =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? value : profile ?? value;

    /// <summary>The server that is specified in some way; null if none is.</summary>
    private protected string? FindServer(SignInArguments arguments) =>
        Text.OrNull(arguments.Server) ?? UsedProfile?.Server ?? Environmental(nameof(Server), "PORTSIP_SERVER");

    /// <summary>The domain. An empty one that is specified is a system administrator's.</summary>
    private protected string? FindDomain(SignInArguments arguments) =>
        Text.OrNull(arguments.Domain) is { } given ? given
        : MyInvocation.BoundParameters.ContainsKey(nameof(Domain)) ? null
        : UsedProfile is { } profile ? profile.Domain
        : Environmental(nameof(Domain), "PORTSIP_DOMAIN");

    /// <summary>The user with the password: specified, from the profile's secret, or asked for. Null if there isn't one.</summary>
    private PSCredential? FindCredential(PSCredential? given, Uri server)
    {
        if (given is not null && !UnaskedPassword.IsIn(given))
            return given;
        if (given is null && UsedProfile is { SecretName: not null } profile && (ProfileSecrets.IsAvailable(this) || !Prompts.CanAsk(Host)))
            return ProfileSecrets.Get(this, profile);
        var userName = given?.UserName ?? UsedProfile?.UserName;
        return Prompts.CanAsk(Host) ? Prompts.AskCredential(Host, server.Authority, userName) : null;
    }

    /// <summary>The user with the password; see <see cref="FindCredential"/>.</summary>
    /// <exception cref="PortSipException">CredentialRequired: there isn't one.</exception>
    private protected PSCredential RequireCredential(PSCredential? given, Uri server) =>
        FindCredential(given, server) ?? throw new CommandException(
            PortSipFailure.CredentialRequired,
            (given?.UserName ?? UsedProfile?.UserName) is { } userName
                ? $"The password of '{userName}' is missing, and this host can't ask for it."
                : "The user name and the password are missing, and this host can't ask for them.",
            "Specify -Credential with a PSCredential, or a profile with the name of a secret.");

    private string? Environmental(string parameter, string variable)
    {
        if (MyInvocation.BoundParameters.ContainsKey(parameter) || Text.OrNull(Environment.GetEnvironmentVariable(variable)) is not { } found)
            return null;
        WriteVerbose($"Using '{found}' for -{parameter}, from the environment variable {variable}.");
        return found;
    }
}
