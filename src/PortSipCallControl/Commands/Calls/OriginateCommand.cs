using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The parameters of an originate, for placing a call and for building a URL that places one (API §3).</summary>
public abstract class OriginateCommand : OnceOnlyCmdlet
{
    /// <summary>The party to call first: an extension or a PSTN number, up to 256 characters. Quote numbers to keep their leading zeros.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string Caller { get; set; } = "";

    /// <summary>The party to call once the caller has answered: an extension or a PSTN number, up to 256 characters. A piped extension or agent provides its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtensionNumber")]
    [NumberText]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string Callee { get; set; } = "";

    /// <summary>The INVITE to the caller carries no SDP offer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SwitchText]
    public SwitchParameter NoSdp { get; set; }

    /// <summary>The caller's name as shown to the callee, up to 1024 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    [NoOffers]
    public string? CallerDisplayName { get; set; }

    /// <summary>The trunk to route through, 1 to 64 characters. The call fails if the trunk isn't available.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(TrunkCompleter))]
    public string? Trunk { get; set; }

    /// <summary>The user part of From towards the trunk, 1 to 16 characters: usually the outbound caller id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [BlankIsAbsent]
    [NoOffers]
    public string? RewriteFrom { get; set; }

    /// <summary>The user part of P-Asserted-Identity towards the trunk, 1 to 16 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [BlankIsAbsent]
    [NoOffers]
    public string? RewritePai { get; set; }

    /// <summary>The user part of Remote-Party-ID towards the trunk, 1 to 16 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [BlankIsAbsent]
    [NoOffers]
    public string? RewriteRpi { get; set; }

    /// <summary>A text stored in the CDR and in events, up to 128 characters. Use it to identify the call later.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    [NoOffers]
    public string? UserData { get; set; }

    /// <summary>A header that asks a phone to answer automatically.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EnumText(typeof(PortSipAdditionalHeader))]
    [BlankIsAbsent]
    public PortSipAdditionalHeader? AdditionalHeader { get; set; }

    /// <summary>The party that receives that header; ignored without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EnumText(typeof(PortSipHeaderDirection))]
    [BlankIsAbsent]
    public PortSipHeaderDirection? HeaderDirection { get; set; }

    /// <summary>The callee's target address, up to 128 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankIsAbsent]
    [NoOffers]
    public string? Target { get; set; }

    /// <summary>A registered device of the callee, by its instance id, up to 128 characters (22.x).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PlainText]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(DeviceCompleter))]
    public string? TargetInstanceId { get; set; }

    /// <summary>The extension that the device belongs to, up to 128 characters (22.x).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NumberText]
    [BlankIsAbsent]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string? TargetExtensionNumber { get; set; }

    /// <summary>The piped row, which must have columns of this cmdlet.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [PipedRow(typeof(NewPortSipCallCommand))]
    public PSObject? InputObject { get; set; }

    /// <summary>The originate of this record, checked against the documented limits.</summary>
    private protected OriginateRequest ToRequest()
    {
        var request = new OriginateRequest
        {
            Caller = Caller,
            Callee = Callee,
            SendSdp = !NoSdp,
            CallerDisplayName = Text.OrNull(CallerDisplayName),
            Trunk = Text.OrNull(Trunk),
            RewriteFrom = Text.OrNull(RewriteFrom),
            RewritePai = Text.OrNull(RewritePai),
            RewriteRpi = Text.OrNull(RewriteRpi),
            UserData = Text.OrNull(UserData),
            AdditionalHeader = AdditionalHeader,
            HeaderDirection = HeaderDirection,
            Target = Text.OrNull(Target),
            TargetInstanceId = Text.OrNull(TargetInstanceId),
            TargetExtensionNumber = Text.OrNull(TargetExtensionNumber),
        };
        request.Validate();
        return request;
    }
}
