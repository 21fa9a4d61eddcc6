using System.IO;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Collects the list, and runs the campaign.</summary>
public sealed partial class InvokePortSipCampaignCommand
{
    private const string InformationTag = "PortSipCampaign";

    private static readonly TimeSpan ShortestRingTimeout = TimeSpan.FromSeconds(5);

    private readonly CampaignRows _rows = new();
    private readonly CampaignTally _tally = new();
    private CampaignProgress? _progress;
    private int _refused;
    private bool _isStarted;

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (Retry == 0 && IsExplicit(nameof(RetryAfter)))
            Refuse("Without -Retry, -RetryAfter has no effect.", "Add -Retry with the number of further attempts, or omit -RetryAfter.");
        if (TimeZone is not null && NotBetween.Length == 0 && IsExplicit(nameof(TimeZone)))
            Refuse("Without -NotBetween, -TimeZone has no effect.", "Add -NotBetween '21:00', '08:00', or omit -TimeZone.");
        if (ParameterSetName == AnnouncementSet && (RingTimeout < ShortestRingTimeout || RingTimeout > TimeSpan.FromHours(1)))
            Refuse($"-RingTimeout must be 5 s to 1 h; it is {RingTimeout}.", "Specify how long people need to answer, such as 45s.");
        if (CallTimeout > TimeSpan.FromDays(1))
            Refuse($"-CallTimeout must be at most 1 day; it is {CallTimeout}.", "Specify how long a call may last, such as 10m.");
        if (Pace.Quiet.NextOpen(DateTimeOffset.UtcNow, TimeZoneInfo.Utc) == DateTimeOffset.MaxValue)
            Refuse("-NotBetween covers the whole day. It leaves no time for calls.", "Specify times that leave a part of the day.");
        return base.BeginProcessingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        var own = CampaignPerson.KeyOf(Call.Announcement ?? Call.ConnectTo!);
        return EachAsync(Number, number =>
        {
            Validation.Number(number, "number");
            _rows.Add(number, InputObject, TimeZone ?? TimeZoneInfo.Local, CampaignPerson.KeyOf(number) == own ? $"the number of -{ParameterSetName}" : null);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc/>
    protected override void ReportFailure(ErrorRecord failure)
    {
        _refused++;
        base.ReportFailure(failure);
    }

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        if (_rows.People.Count + _rows.Skipped.Count == 0)
            return;
        try
        {
            await RunAsync(cancellationToken);
        }
        catch (PortSipException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, StatePath));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        if (_isStarted)
        {
            _isStarted = false;
            WriteLastWarning($"The campaign was interrupted: {_tally}. Calls in progress continue. To continue the campaign, run the same command again with the same -StatePath.");
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var path = FileSystemPaths.Resolve(this, StatePath);
        var never = new NeverCallList(Except.Select(file => FileSystemPaths.Resolve(this, file)), Cleaned);
        var clock = ConnectionOf(call: null)?.WaitClock ?? Clock.System;
        var history = CampaignHistory.Of(CampaignJournal.Peek(path), _rows.People, Call.Description, clock.UtcNow, path);
        var preview = new CampaignPlan(_rows.People, Pace, history, finished: null);
        Exclude(preview, never);
        if (!ShouldSend(CampaignPreview.Of(preview, Call, Pace, [.. _rows.Skipped.Select(skipped => skipped.Kind)], _refused, clock.UtcNow)))
            return;
        var client = Client;
        using var journal = CampaignJournal.Open(path);
        history = CampaignHistory.Of(journal.Lines, _rows.People, Call.Description, clock.UtcNow, path);
        if (history.HasListChanged)
            WriteWarning(FormattableString.Invariant($"The list has changed since the campaign started with {history.Start.Count} numbers: it has {_rows.People.Count} now."));
        _isStarted = true;
        foreach (var (person, row, reason, _) in _rows.Skipped)
            Emit(CampaignRows.OutputOf(person, row, reason));
        var plan = new CampaignPlan(_rows.People, Pace, history, entry => Emit(_rows.OutputOf(entry)));
        _tally.Total = _rows.People.Count + _rows.Skipped.Count;
        Exclude(plan, never);
        var waiter = await client.StartWaiterAsync(GraceToken, cancellationToken);
        try
        {
            _progress = CampaignProgress.Start(this, plan, _tally, clock);
            var run = new CampaignRun(plan, history, journal, new CampaignPbx(client.Calls, client.Records, waiter, Call, GraceToken), never, clock, this) { Progress = until => _progress?.Show(until) };
            try
            {
                await run.RunAsync(cancellationToken);
            }
            finally
            {
                run.Take();
            }
        }
        finally
        {
            _progress?.Complete();
            await waiter.EndAsync();
        }
        _isStarted = false;
        Summarize();
    }

    private void Summarize()
    {
        WriteInformation(_refused == 0 ? $"{_tally}." : FormattableString.Invariant($"{_tally}; {_refused} invalid {(_refused == 1 ? "row" : "rows")}."), InformationTag);
        if (_tally.Unknown.Count > 0)
            WriteWarning($"It isn't known whether these numbers were called or answered, and they aren't called again: {string.Join(", ", _tally.Unknown)}.");
        if (ErrorOnFailure && _tally.Missed > 0)
            base.ReportFailure(ErrorRecords.From(new PortSipException(PortSipFailure.CampaignIncomplete, $"Not everybody was reached: {_tally}.") { IsSafeToRetry = true }, StatePath));
    }

    private void Emit(PSObject row)
    {
        _tally.Add((PortSipCampaignResult)row.BaseObject);
        WriteObject(row);
    }

    private static void Exclude(CampaignPlan plan, NeverCallList never)
    {
        foreach (var entry in plan.Entries.Where(plan.IsWaiting).ToList())
        {
            if (never.FileWith(entry.Person) is { } file)
                plan.Skip(entry, $"on the list {Path.GetFileName(file)}");
        }
    }

    private static string Cleaned(string text)
    {
        var number = DialledNumber.Of(text);
        return DialledNumber.Problem(number) is { } problem
            ? throw Validation.Failed($"A list of numbers that are never called contains a cell that isn't a number. {problem}", PortSipFailureReason.NeverCallListUnreadable)
            : number;
    }
}
