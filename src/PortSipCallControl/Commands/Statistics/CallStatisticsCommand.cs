using System.Collections;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The common part of the commands that compute figures of piped CDRs and call logs. They need no connection.</summary>
public abstract class CallStatisticsCommand : PortSipCmdlet
{
    /// <summary>The CDRs or call logs, also from a CSV, JSON or CLIXML file.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>The time zone of days and hours. If omitted, this computer's.</summary>
    [Parameter]
    [TimeZoneText]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => InputObject;

    private protected TimeZoneInfo Zone => TimeZone ?? TimeZoneInfo.Local;

    /// <inheritdoc/>
    protected sealed override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (InputObject?.BaseObject is IList records)
            return EachAsync(records.Cast<object>().Select(PSObject.AsPSObject), record => Count(record));
        return Count(InputObject!);
    }

    /// <summary>Counts a call.</summary>
    private protected abstract void Count(in MeasuredCall call);

    private Task Count(PSObject record)
    {
        Count(CallRecordInput.Read(record));
        return Task.CompletedTask;
    }
}
