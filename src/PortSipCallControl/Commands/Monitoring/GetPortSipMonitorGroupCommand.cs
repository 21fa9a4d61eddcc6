using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets monitor groups with their members and supervisors.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipMonitorGroup")]
[OutputType(typeof(PortSipMonitorGroup))]
public sealed class GetPortSipMonitorGroupCommand : ConnectedCmdlet
{
    /// <summary>Names or ids; wildcards are supported. All by default.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name", "Id")]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MonitorGroupCompleter))]
    public string[] Group { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var client = Client;
        var wanted = NamePatterns.Of(nameof(Group), Group);
        var all = await client.Monitoring.ListGroupsAsync().ToListAsync(cancellationToken);
        await EachAsync(all, async group =>
        {
            if (wanted.Match(group.Name) || wanted.Match(group.Id))
                WriteObject(await client.Monitoring.GetGroupPeopleAsync(group, cancellationToken));
        });
        await EachAsync(wanted.Missing(all.SelectMany(group => new[] { group.Name, group.Id })), name => throw new CommandException(
            PortSipFailure.NotFound,
            $"There is no monitor group '{name}'. {NearNames.Sentence(name, all.Select(group => group.Name ?? group.Id))}".TrimEnd(),
            "Use Get-PortSipMonitorGroup to list the monitor groups that the signed-in user can see."));
    }
}
