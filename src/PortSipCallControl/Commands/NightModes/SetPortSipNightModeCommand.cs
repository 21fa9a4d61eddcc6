using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Turns night mode on or off for the company, queues, ring groups and virtual receptionists. All other settings stay as they are.</summary>
[Cmdlet(VerbsCommon.Set, "PortSipNightMode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PortSipNightMode))]
public sealed class SetPortSipNightModeCommand : BulkCmdlet
{
    /// <summary>The numbers or ids of queues. A piped queue provides its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <summary>The numbers or ids of ring groups. A piped ring group provides its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RingGroupNumber")]
    [IdTextList(Meaning = "the number or id of a ring group")]
    [ArgumentCompleter(typeof(RingGroupCompleter))]
    public string[] RingGroup { get; set; } = [];

    /// <summary>The numbers or ids of virtual receptionists.</summary>
    [Parameter]
    [IdTextList(Meaning = "the number or id of a virtual receptionist")]
    [ArgumentCompleter(typeof(ReceptionistCompleter))]
    public string[] Receptionist { get; set; } = [];

    /// <summary>The whole company: all its queues, ring groups and virtual receptionists.</summary>
    [Parameter]
    public SwitchParameter Company { get; set; }

    /// <summary>Piped night modes.</summary>
    [Parameter(ValueFromPipeline = true)]
    [NoOffers]
    public PSObject? InputObject { get; set; }

    /// <summary>Turns night mode on.</summary>
    [Parameter]
    public SwitchParameter On { get; set; }

    /// <summary>Turns night mode off.</summary>
    [Parameter]
    public SwitchParameter Off { get; set; }

    /// <summary>Emits the night modes after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Services.Select(service => service.Number ?? "the company"));

    private IReadOnlyList<(PortSipNightModeScope Scope, string? Number)> Services =>
    [
        .. Piped is { } mode ? [mode] : Array.Empty<(PortSipNightModeScope, string?)>(),
        .. Company ? [(PortSipNightModeScope.Company, null)] : Array.Empty<(PortSipNightModeScope, string?)>(),
        .. Queue.Select(number => (PortSipNightModeScope.Queue, (string?)number)),
        .. RingGroup.Select(number => (PortSipNightModeScope.RingGroup, (string?)number)),
        .. Receptionist.Select(number => (PortSipNightModeScope.Receptionist, (string?)number)),
    ];

    // A piped queue or ring group binds by its number. What was deserialized, or saved in a file, has the same properties.
    private (PortSipNightModeScope Scope, string? Number)? Piped
    {
        get
        {
            if (InputObject?.BaseObject is PortSipNightMode mode)
                return (mode.Scope, mode.Number ?? mode.Id);
            // Recordings have a scope of their own, and no number.
            if (InputObject?.Properties["Number"] is null)
                return null;
            if (!Enum.TryParse<PortSipNightModeScope>($"{InputObject.Properties["Scope"]?.Value}", ignoreCase: true, out var scope) || scope is < PortSipNightModeScope.Company or > PortSipNightModeScope.Receptionist)
                return null;
            var number = scope == PortSipNightModeScope.Company ? null : Column("Number") ?? Column("Id");
            return scope == PortSipNightModeScope.Company || number is not null ? (scope, number) : null;
        }
    }

    private string? Column(string name) => Text.OrNull($"{InputObject?.Properties[name]?.Value}".Trim());

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var (isOn, passThru) = (IsWantedOn(), PassThru.ToBool());
        foreach (var (scope, number) in Services)
        {
            if (!ShouldSend(NightModeEndpoints.Set(scope).Announce(("service", NightModeEndpoints.Words(scope, number)), ("id", number ?? ""), ("state", isOn ? "on" : "off"))))
                continue;
            var client = Client;
            await SubmitAsync(number ?? "the company", async token =>
            {
                var changed = await client.NightModes.SetAsync(scope, number, isOn, token);
                return passThru ? changed : null;
            });
        }
    }

    private bool IsWantedOn()
    {
        if (On == Off)
            Refuse(On ? "-On and -Off exclude each other." : "Neither -On nor -Off was specified.", "Specify -On or -Off.");
        if (Services.Count == 0)
            Refuse("Nothing was specified to change.", "Specify -Company, -Queue, -RingGroup or -Receptionist, or pipe what Get-PortSipNightMode emits.");
        return On;
    }
}
