using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Blocks numbers, or changes until when they are blocked.</summary>
[Cmdlet(VerbsCommon.Add, "PortSipBlockedNumber", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class AddPortSipBlockedNumberCommand : BulkCmdlet
{
    /// <summary>The numbers, 1 to 64 characters each. Quote them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberTextList]
    [ArgumentCompleter(typeof(BlockedNumberCompleter))]
    public string[] Number { get; set; } = [];

    /// <summary>When the block ends: a [datetime], or text such as 2026-05-08T10:15. If omitted, a new block has no end.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankCellIsAbsent]
    [Time]
    [NoOffers]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>How long the numbers are blocked, from now: 8h, 30d or a [timespan].</summary>
    [Parameter]
    [Period]
    [ArgumentCompleter(typeof(PeriodCompleter))]
    public TimeSpan? ExpiresAfter { get; set; }

    /// <summary>Remarks, up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankIsAbsent]
    [PlainText]
    [NoOffers]
    public string? Description { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", Number);

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UtcNow;
        var (end, description) = (ExpiresAfter is { } period ? End(now, period) : ExpiresAt, Text.OrNull(Description));
        foreach (var number in Number)
        {
            var details = BlockedNumbersClient.Details(number, end, description, now);
            if (!ShouldSend(BlockedNumberEndpoints.Add.Announce(("number", number), ("details", details))))
                continue;
            var client = Client;
            await SubmitAsync(number, async token =>
            {
                await client.BlockedNumbers.AddAsync(number, end, description, token);
                return null;
            });
        }
    }

    private DateTimeOffset End(DateTimeOffset now, TimeSpan period)
    {
        if (ExpiresAt is not null)
            throw Validation.Failed("-ExpiresAt and -ExpiresAfter both say when the block ends. Use one of them.");
        return period < DateTimeOffset.MaxValue - now ? now + period : throw Validation.Failed($"The period {period} is too long.");
    }
}
