using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Builds the URL that originates a call, for hardware that can only be configured with a URL. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "PortSipCallUri", SupportsShouldProcess = false)]
[OutputType(typeof(string))]
public sealed class NewPortSipCallUriCommand : OriginateCommand
{
    /// <summary>The PBX: a name, host:port, or a URL with or without /api. The default is the connection's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankCellIsAbsent]
    [ArgumentCompleter(typeof(ServerCompleter))]
    public string? Server { get; set; }

    /// <summary>The tenant's SIP domain, 1 to 280 characters. The default is the connection's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankCellIsAbsent]
    [ArgumentCompleter(typeof(DomainCompleter))]
    public string? Domain { get; set; }

    /// <summary>The extension (3 to 64 digits) and its SIP password. The URL contains the password.</summary>
    [Parameter(Mandatory = true)]
    [Credential]
    [NoOffers]
    public PSCredential Credential { get; set; } = PSCredential.Empty;

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var api = Text.OrNull(Server) is { } server ? PortSipServerAddress.Parse(server) : Client.Connection.ApiUri;
        var domain = Text.OrNull(Domain) ?? (Text.OrNull(Server) is null ? Client.Connection.Domain : null);
        var request = new DirectOriginateRequest
        {
            Call = ToRequest(),
            Domain = domain ?? throw Validation.Failed("The domain is missing. Specify -Domain."),
            Credential = SignInCredentials.Of(Credential),
        };
        WriteObject(request.ToUri(api).AbsoluteUri);
        return Task.CompletedTask;
    }
}
