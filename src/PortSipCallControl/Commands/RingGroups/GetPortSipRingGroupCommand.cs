using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets ring groups.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipRingGroup")]
[OutputType(typeof(PortSipRingGroup))]
public sealed class GetPortSipRingGroupCommand : ConnectedCmdlet
{
    /// <summary>The numbers or ids of the groups; all by default. Wildcards are supported. A group that doesn't exist is an error: NotFound.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("RingGroupNumber", "Id")]
    [IdTextList(Meaning = "the number or id of a ring group")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RingGroupCompleter))]
    public string[] RingGroup { get; set; } = [];

    /// <summary>Only groups with one of these names; wildcards are supported.</summary>
    [Parameter]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RingGroupNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override object? ErrorTarget => RingGroup.Length > 0 ? string.Join(", ", RingGroup) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (RingGroup.Length == 0)
            RefuseInputWithout("Pipe the numbers or ids of ring groups.");
        var client = Client;
        var names = NamePatterns.Of(nameof(Name), Name);
        var all = await client.RingGroups.ListAsync(cancellationToken);
        if (RingGroup.Length == 0)
            Emit(all);
        else
        {
            await EachAsync(
                NumberPatterns.WithoutPatterns(nameof(RingGroup), RingGroup, all.Select(group => (group.RingGroupNumber, group.Id))),
                async wanted => Emit([await client.RingGroups.FindAsync(wanted, cancellationToken)]));
        }
        await EachAsync(names.Missing(all.Select(group => group.Name)), name => throw NoName(name, all));

        void Emit(IEnumerable<PortSipRingGroup> groups)
        {
            foreach (var group in groups.Where(group => names.Match(group.Name)))
                WriteObject(group);
        }
    }

    private static CommandException NoName(string wanted, IReadOnlyList<PortSipRingGroup> all) =>
        new(PortSipFailure.NotFound, $"There is no ring group named '{wanted}'. {NearNames.Sentence(wanted, all.Select(group => group.Name))}".TrimEnd(), "Use Get-PortSipRingGroup to list the ring groups.");
}
