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
    [NoOffers]
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
        if (InputObject?.BaseObject is not IList records)
            return Count(InputObject ?? PSObject.AsPSObject(DBNull.Value));
        return records.Count > 0 ? EachAsync(records.Cast<object?>().Select(record => PSObject.AsPSObject(record ?? DBNull.Value)), Count) : throw new CommandException(
            PortSipFailure.ValidationFailed, "The piped list is empty.", "Pipe the output of Get-PortSipCdr or Get-PortSipCallLog, or its rows from Import-Csv.");
    }

    /// <summary>Counts a call.</summary>
    private protected abstract void Count(in MeasuredCall call);

    private Task Count(PSObject record)
    {
        Count(CallRecordInput.Read(record));
        return Task.CompletedTask;
    }
}
