using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Unblocks numbers.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipBlockedNumber", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemovePortSipBlockedNumberCommand : BulkCmdlet
{
    /// <summary>The numbers. Quote them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberTextList]
    [ArgumentCompleter(typeof(BlockedNumberCompleter))]
    public string[] Number { get; set; } = [];

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Number);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        foreach (var number in Number)
        {
            if (!ShouldSend(BlockedNumberEndpoints.Remove.Announce(("number", number), ("id", number))))
                continue;
            var client = Client;
            await SubmitAsync(number, async token =>
            {
                await client.BlockedNumbers.RemoveAsync(number, token);
                return null;
            });
        }
    }
}
