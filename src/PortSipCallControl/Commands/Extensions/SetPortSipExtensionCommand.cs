using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Sets do-not-disturb of extensions, and where their calls are forwarded. All other settings stay as they are.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipExtension", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipExtension))]
public sealed class SetPortSipExtensionCommand : BulkCmdlet
{
    /// <summary>The numbers of the extensions; a piped extension provides its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtensionNumber")]
    [NumberTextList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Number { get; set; } = [];

    /// <summary>Turns do-not-disturb on; -DoNotDisturb:$false turns it off.</summary>
    [Parameter]
    public SwitchParameter DoNotDisturb { get; set; }

    /// <summary>The states whose calls are forwarded to -To. The PBX has no state that means "always".</summary>
    [Parameter]
    [EnumList(typeof(PortSipForwardState))]
    public PortSipForwardState[] Forward { get; set; } = [];

    /// <summary>Where they are forwarded: a number, or Voicemail, HangUp or Ring (no forwarding, for Available and Busy).</summary>
    [Parameter]
    [NumberText(Meaning = "a number, Voicemail, HangUp or Ring")]
    [ArgumentCompleter(typeof(ForwardTargetCompleter))]
    public string? To { get; set; }

    /// <summary>The hours in which they are forwarded: All (default), Office or NonOffice.</summary>
    [Parameter]
    [EnumText(typeof(PortSipForwardHours), IsRequired = true)]
    public PortSipForwardHours Hours { get; set; }

    /// <summary>How long the phone rings before a call is forwarded because of NoAnswer, in seconds, 0 to 3600.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    [GivenNumber]
    [NoOffers]
    public int? RingSec { get; set; }

    /// <summary>Emits the extensions with their status and their forwarding rules.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Number);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var (change, passThru) = (ToChange(), PassThru.ToBool());
        await EachAsync(Number, async number =>
        {
            if (change.To?.Number == number)
                throw new CommandException(PortSipFailure.ValidationFailed, $"The calls of the extension {number} can't be forwarded to itself.", "Specify another number, or Voicemail, HangUp or Ring with -To.");
            if (!ShouldSend(ExtensionEndpoints.ChangeSettings.Announce(("number", number), ("change", change.ToString()), ("id", number))))
                return;
            var client = Client;
            await SubmitAsync(number, async token =>
            {
                var extension = await client.Extensions.FindAsync(number, token);
                await client.Extensions.ChangeAsync(extension, change, token);
                return passThru ? await client.Extensions.GetForwardingAsync(await client.Extensions.GetStatusAsync(extension, token), token) : null;
            });
        });
    }

    private ExtensionChange ToChange()
    {
        var setsDoNotDisturb = MyInvocation.BoundParameters.ContainsKey(nameof(DoNotDisturb));
        if (Forward.Length == 0 && To is not null)
            Refuse("-To has no effect without -Forward.", "Specify the states whose calls are forwarded, such as -Forward Busy, NoAnswer.");
        if (Forward.Length > 0 && To is null)
            Refuse("-Forward needs a target.", "Specify a number, Voicemail, HangUp or Ring with -To.");
        if (Forward.Length == 0 && !setsDoNotDisturb)
            Refuse("Nothing was specified to change.", "Specify -DoNotDisturb, or -Forward with -To.");
        return new ExtensionChange
        {
            DoNotDisturb = setsDoNotDisturb ? DoNotDisturb.ToBool() : null,
            Forward = Forward,
            Hours = Hours,
            To = To is null ? null : ForwardTarget.Parse(To),
            RingSeconds = RingSec,
        }.Validated();
    }
}
