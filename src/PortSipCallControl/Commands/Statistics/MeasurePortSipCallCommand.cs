using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Computes the figures of CDRs or call logs, in one pass: counts, talk times, ring times and failures, by group.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "PortSipCall")]
[OutputType(typeof(PortSipCallStatistics))]
public sealed class MeasurePortSipCallCommand : CallStatisticsCommand
{
    private CallMeasurement? _measurement;

    /// <summary>What to group by. Several make a group of each combination that occurs. If omitted, all calls are one group.</summary>
    [Parameter(Position = 0)]
    [EnumList(typeof(PortSipCallGrouping))]
    public PortSipCallGrouping[] By { get; set; } = [];

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        _measurement = new CallMeasurement([.. By.Distinct()], Zone);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        foreach (var row in _measurement!.Statistics())
        {
            cancellationToken.ThrowIfCancellationRequested();
            await WriteObjectAsync(row);
        }
    }

    private protected override void Count(in MeasuredCall call) => _measurement!.Add(call);
}
