using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the numbers that the tenant blocks.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipBlockedNumber")]
[OutputType(typeof(PortSipBlockedNumber))]
public sealed class GetPortSipBlockedNumberCommand : BulkCmdlet
{
    /// <summary>The numbers; wildcards are supported. All by default. A number without wildcards that isn't blocked is an error: NotFound.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTextList(Meaning = "a number")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(BlockedNumberCompleter))]
    public string[] Number { get; set; } = [];

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Number.Length > 0 ? string.Join(", ", Number) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Number.Length == 0)
            RefuseInputWithout("Pipe numbers.");
        var client = Client;
        var wanted = NumberPatterns.Of(nameof(Number), Number.Length == 0 ? ["*"] : Number);
        foreach (var number in wanted.Literals)
            await SubmitAsync(number, async token => Results(await client.BlockedNumbers.FindAsync(number, token)));
        if (wanted.Patterns.Count > 0)
            await client.BlockedNumbers.ListAsync().ForEachAsync(EmitAsync, cancellationToken);

        Task EmitAsync(PortSipBlockedNumber blocked) =>
            wanted.Match(blocked.Number) && !wanted.Literals.Contains(blocked.Number!) ? SubmitAsync(blocked, _ => Task.FromResult<object?>(blocked)) : Task.CompletedTask;
    }

    private static BatchResults Results(IReadOnlyList<PortSipBlockedNumber> found) => [.. found];
}
