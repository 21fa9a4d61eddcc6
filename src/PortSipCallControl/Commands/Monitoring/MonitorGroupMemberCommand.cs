using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to adding members to a monitor group and removing them.</summary>
public abstract class MonitorGroupMemberCommand : BulkCmdlet
{
    // Piped agents provide their own connections, and each PBX has its own groups.
    private readonly Dictionary<PortSipConnection, IReadOnlyList<PortSipMonitorGroup>> _groups = [];

    /// <summary>The group's name or id.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MonitorGroupCompleter))]
    public string Group { get; set; } = "";

    /// <summary>The extensions; a piped agent provides its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberTextList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    /// <summary>Member (can be monitored; default) or Supervisor (can monitor the members).</summary>
    [Parameter]
    [EnumText(typeof(PortSipMonitorRole), IsRequired = true)]
    public PortSipMonitorRole Role { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{string.Join(", ", ExtensionNumber)} in {Group}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefuseQueues(nameof(ExtensionNumber), ExtensionNumber);
        foreach (var number in ExtensionNumber)
        {
            if (!ShouldSend(Endpoint.Announce(("number", number), ("group", Group), ("id", Group))))
                continue;
            var client = Client;
            if (!_groups.TryGetValue(client.Connection, out var groups))
                _groups.Add(client.Connection, groups = await client.Monitoring.ListGroupsAsync().ToListAsync(cancellationToken));
            var wanted = NeutralText.Of(Group);
            var group = groups.FirstOrDefault(g => string.Equals(g.Name, wanted, StringComparison.OrdinalIgnoreCase)) ?? groups.FirstOrDefault(g => g.Id == wanted) ?? throw NoGroup();
            var role = Role;
            await SubmitAsync(number, async token =>
            {
                await ActAsync(client, group.Id, number, role, token);
                return null;
            });
        }
    }

    private protected abstract Endpoint Endpoint { get; }

    private protected abstract Task ActAsync(PortSipClient client, string groupId, string number, PortSipMonitorRole role, CancellationToken cancellationToken);

    private PortSipException NoGroup() =>
        new CommandException(PortSipFailure.NotFound, $"There is no monitor group with the name or id {Group}.", "Use Get-PortSipMonitorGroup to list the monitor groups.");
}
