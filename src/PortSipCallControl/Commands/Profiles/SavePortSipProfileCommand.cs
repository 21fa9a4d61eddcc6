using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Saves how to connect to a PBX under a name, for Connect-PortSip -Profile. Never a password.</summary>
[Cmdlet(VerbsData.Save, "PortSipProfile", DefaultParameterSetName = ConnectionSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipProfile))]
public sealed class SavePortSipProfileCommand : ProfileCommand
{
    private const string ConnectionSet = "Connection";
    private const string ValuesSet = "Values";

    /// <summary>The name of the profile, 1 to 64 characters without wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [PlainText]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string Name { get; set; } = "";

    /// <summary>The connection whose settings are saved, or its name; by default the session's default connection.</summary>
    [Parameter(ParameterSetName = ConnectionSet, ValueFromPipeline = true)]
    [Connection]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public PortSipConnection? Connection { get; set; }

    /// <summary>The PBX: a name, host:port, or a URL with or without /api.</summary>
    [Parameter(ParameterSetName = ValuesSet, Mandatory = true, Position = 1)]
    [PlainText]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? Server { get; set; }

    /// <summary>The tenant's SIP domain, 1 to 280 characters; omit it for a system administrator.</summary>
    [Parameter(Position = 2)]
    [OnlyIn(ValuesSet)]
    [PlainText]
    [ValidateLength(1, 280)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    public string? Domain { get; set; }

    /// <summary>The user name, 1 to 64 characters. If omitted, the connection's.</summary>
    [Parameter]
    [PlainText]
    [ValidateLength(1, 64)]
    [NoOffers]
    public string? UserName { get; set; }

    /// <summary>The name of the secret for Get-Secret: a PSCredential, or a SecureString with the user's password.</summary>
    [Parameter]
    [PlainText]
    [ArgumentCompleter(typeof(SecretNameCompleter))]
    public string? SecretName { get; set; }

    /// <summary>The vault of the secret. If omitted, Get-Secret searches all of them.</summary>
    [Parameter]
    [PlainText]
    [NoOffers]
    public string? SecretVault { get; set; }

    /// <summary>The thumbprints of the certificates to accept (SHA-256 or SHA-1, hexadecimal).</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [NameList(Meaning = "a thumbprint")]
    [NoOffers]
    public string[] CertificateThumbprint { get; set; } = [];

    /// <summary>Allows passwords and tokens to be sent over plain http to another computer.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    public SwitchParameter AllowUnencrypted { get; set; }

    /// <summary>The sign-in method.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [EnumText(typeof(PortSipAuthenticationMethod), IsRequired = true)]
    public PortSipAuthenticationMethod? AuthenticationMethod { get; set; }

    /// <summary>The address of the PBX's events.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [UriText]
    [NoOffers]
    public Uri? EventUri { get; set; }

    /// <summary>The kind of user that the event socket signs in.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [EnumText(typeof(PortSipEventSignIn), IsRequired = true)]
    public PortSipEventSignIn? EventSignIn { get; set; }

    /// <summary>Seconds for one operation including all its attempts, 1 to 86400.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int? TimeoutSec { get; set; }

    /// <summary>How often a repeatable request is retried, 0 to 20.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [ValidateRange(0, 20)]
    [GivenNumber]
    [NoOffers]
    public int? MaximumRetryCount { get; set; }

    /// <summary>Seconds before the first retry, 0.001 to 30.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [ValidateRange(0.001, 30.0)]
    [NoOffers]
    public double? RetryIntervalSec { get; set; }

    /// <summary>How many requests per minute the whole connection may send, 0 (no limit) to 1000000.</summary>
    [Parameter]
    [OnlyIn(ValuesSet)]
    [ValidateRange(0, 1_000_000)]
    [GivenNumber]
    [NoOffers]
    public int? RequestsPerMinute { get; set; }

    /// <summary>Emits the profile.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Name;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        // What is piped and empty doesn't mean the default connection.
        if (MyInvocation.ExpectingInput && Connection is null)
            throw Validation.Failed("The piped object is empty. Pipe a connection, or omit the input to save the session's default connection.");
        var profile = ParameterSetName == ValuesSet ? FromValues() : PortSipProfile.Of(Name, Connection ?? RunspaceConnections.Current.Default ?? throw ConnectedCmdlet.NotConnected());
        profile = profile with { UserName = UserName ?? profile.UserName, SecretName = SecretName, SecretVault = SecretVault };
        if (!ShouldProcess(profile.Server, $"Save the profile '{Name}' in '{Profiles.FilePath}'"))
            return;
        await Profiles.SaveAsync(profile, cancellationToken);
        if (PassThru)
            WriteObject(profile);
    }

    private PortSipProfile FromValues() => new()
    {
        Name = Name,
        Server = PortSipServerAddress.Parse(Server!).AbsoluteUri.TrimEnd('/'),
        Domain = Domain,
        CertificateThumbprint = [.. CertificateThumbprint],
        AllowUnencrypted = AllowUnencrypted,
        AuthenticationMethod = AuthenticationMethod,
        EventUri = EventUri is null ? null : EventAddress.Check(EventUri).AbsoluteUri,
        EventSignIn = EventSignIn,
        TimeoutSec = TimeoutSec,
        MaximumRetryCount = MaximumRetryCount,
        RetryIntervalSec = RetryIntervalSec,
        RequestsPerMinute = RequestsPerMinute,
    };
}
