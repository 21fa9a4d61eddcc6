using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Reads what is piped to the commands that compute figures: CDRs and call logs, also after a file or another process.</summary>
internal static class CallRecordInput
{
    private const string Deserialized = "Deserialized.";

    private static readonly string Ours = typeof(PortSipRecord).Namespace + ".";

    // The types of the client that record a call which has ended.
    private static readonly string[] Records =
        [typeof(PortSipCdr).FullName!, typeof(PortSipCdrDetail).FullName!, typeof(PortSipCallLog).FullName!, typeof(PortSipCallRecordEvent).FullName!];

    /// <summary>The values of the record.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it isn't the record of a call, or a value in it can't be read.</exception>
    public static MeasuredCall Read(PSObject input)
    {
        if (input.BaseObject is PortSipCallRecord record)
            return MeasuredCall.From(record);
        var columns = new RecordColumns(input);
        var type = input.TypeNames.FirstOrDefault() ?? "";
        if (type.StartsWith(Deserialized, StringComparison.Ordinal))
            type = type.Substring(Deserialized.Length);
        if (type.StartsWith(Ours, StringComparison.Ordinal) ? !Records.Contains(type) : !(columns.Has(nameof(PortSipCallRecord.StartedAt)) && IsCall(columns)))
            throw NoRecord(input);

        var talk = columns.Duration(nameof(PortSipCallRecord.TalkTime), nameof(PortSipCallRecord.TalkSeconds));
        return new MeasuredCall
        {
            StartedAt = columns.Time(nameof(PortSipCallRecord.StartedAt)),
            // Without the column, only an answered call has a talk time.
            IsAnswered = columns.Has(nameof(PortSipCallRecord.AnsweredAt)) ? columns.Time(nameof(PortSipCallRecord.AnsweredAt)) is not null : talk > TimeSpan.Zero,
            TalkTime = talk,
            RingTime = columns.Duration(nameof(PortSipCallRecord.RingTime), nameof(PortSipCallRecord.RingSeconds)),
            Caller = columns.Text(nameof(PortSipCallRecord.Caller)),
            CallerDisplayName = columns.Text(nameof(PortSipCallRecord.CallerDisplayName)),
            Callee = columns.Text(nameof(PortSipCallRecord.Callee)),
            CalleeDisplayName = columns.Text(nameof(PortSipCallRecord.CalleeDisplayName)),
            Destination = columns.Text(nameof(PortSipCallRecord.Destination)),
            Direction = columns.Text(nameof(PortSipCallRecord.Direction)),
            Trunk = columns.Text(nameof(PortSipCallRecord.Trunk)),
            ServiceNumber = columns.Text(nameof(PortSipCallRecord.ServiceNumber)),
            EndReason = columns.Text(nameof(PortSipCallRecord.EndReason)),
            RerouteReason = columns.Text(nameof(PortSipCallRecord.RerouteReason)),
            StatusCode = columns.Number(nameof(PortSipCallRecord.StatusCode)) is >= 1 and <= 999 and { } status ? (int)status : null,
            Cost = columns.Number(nameof(PortSipCallRecord.Cost)),
        };
    }

    private static bool IsCall(RecordColumns columns) => columns.Has(nameof(PortSipCallRecord.Caller)) || columns.Has(nameof(PortSipCallRecord.Callee))
        || columns.Has(nameof(PortSipCallRecord.AnsweredAt)) || columns.Has(nameof(PortSipCallRecord.TalkTime)) || columns.Has(nameof(PortSipCallRecord.TalkSeconds));

    private static CommandException NoRecord(PSObject input) => new(
        PortSipFailure.ValidationFailed,
        $"The piped object isn't the record of a call, but a [{NeutralText.Of(input.TypeNames.FirstOrDefault() ?? input.BaseObject.GetType().Name)}]. A record has StartedAt, Caller and Callee.",
        "Pipe the output of Get-PortSipCdr or Get-PortSipCallLog, or its rows from Import-Csv. If the rows have a single column, use Import-Csv -Delimiter.");
}
