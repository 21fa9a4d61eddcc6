using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets trunks with their status.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipTrunk")]
[OutputType(typeof(PortSipTrunk))]
public sealed class GetPortSipTrunkCommand : BulkCmdlet
{
    /// <summary>The names; wildcards are supported. All by default. A name without wildcards that doesn't exist is an error: NotFound.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Trunk")]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(TrunkCompleter))]
    public string[] Name { get; set; } = [];

    private protected override int DefaultThrottleLimit => 24;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Name.Length > 0 ? string.Join(", ", Name) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Name.Length == 0)
            RefuseInputWithout("Pipe the names of trunks.");
        var client = Client;
        var trunks = await client.Trunks.ListAsync().ToListAsync(cancellationToken);
        await EachAsync(Name.Length == 0 ? ["*"] : Name, async name =>
        {
            var pattern = NamePatterns.Of(nameof(Name), [name]);
            // A name that looks like a pattern is a name first.
            var exact = trunks.Where(trunk => string.Equals(trunk.Name, NeutralText.Of(name), StringComparison.OrdinalIgnoreCase)).ToList();
            var found = exact.Count > 0 ? exact : [.. trunks.Where(trunk => pattern.Match(trunk.Name))];
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                throw new CommandException(PortSipFailure.NotFound, $"There is no trunk with the name {name}. {NearNames.Sentence(name, trunks.Select(trunk => trunk.Name))}".TrimEnd(), "Use Get-PortSipTrunk to list the trunks.");
            foreach (var trunk in found)
                await SubmitAsync(trunk, async token => await client.Trunks.GetStatusAsync(trunk, token));
        });
    }
}
