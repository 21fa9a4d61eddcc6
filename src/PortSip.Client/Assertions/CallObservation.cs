using System.Globalization;

namespace PortSip.Client;

/// <summary>A call, its timeline, and what they show about an expectation.</summary>
/// <param name="Call">The call.</param>
/// <param name="Timeline">Its timeline.</param>
/// <param name="Recordings">The number of its recordings; 0 if they weren't searched for.</param>
internal sealed record CallObservation(PortSipCall Call, CallTimeline Timeline, int Recordings)
{
    /// <summary>Whether the last one to answer may still pass the call on, as a receptionist does.</summary>
    public bool MayBePassedOn { get; init; }

    // Events have whole seconds, and records and events may be rounded differently.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    public bool IsEnded => Call.State == PortSipCallState.Ended;

    /// <summary>The ways in which the call isn't as expected.</summary>
    public IReadOnlyList<CallDifference> Compare(CallExpectation expected) =>
    [
        .. new[]
        {
            CompareState(expected),
            CompareAnswer(expected),
            CompareTime(expected),
            CompareStatusCode(expected),
            CompareEndReason(expected),
            CompareTalkTime(expected),
            CompareTransfer(expected),
            CompareQueueTime(expected),
            ComparePath(expected),
            CompareRecording(expected),
        }.OfType<CallDifference>(),
    ];

    private CallDifference? CompareState(CallExpectation expected)
    {
        if (expected.State is not { } state || Call.State == state)
            return null;
        return new CallDifference(
            state switch
            {
                PortSipCallState.Ringing => "to be ringing",
                PortSipCallState.Answered => "to be answered and active",
                _ => "to have ended",
            },
            IsEnded ? Outcome : Now,
            IsEnded || (state == PortSipCallState.Ringing && Call.State == PortSipCallState.Answered));
    }

    private CallDifference? CompareAnswer(CallExpectation expected)
    {
        if (expected.AnsweredBy is not { } number || AnswerBy(number) is not null)
            return null;
        // Somebody else has answered, and the number isn't being called.
        var isAnsweredElsewhere = !MayBePassedOn && Timeline.Entries is [.., { Event: PortSipTimelineEvent.Answered }];
        return new CallDifference($"to be answered by {number}", AnswerText, IsEnded || (isAnsweredElsewhere && expected.TransferredTo is null && expected.Path.Count == 0));
    }

    private CallDifference? CompareTime(CallExpectation expected)
    {
        if (expected.Within is not { } within)
            return null;
        var reached = expected.ConcernsEnd ? Timeline.End
            : expected.AnsweredBy is { } number ? AnswerBy(number)
            : expected.State == PortSipCallState.Ringing ? Timeline.Entries.FirstOrDefault(entry => entry.Event is PortSipTimelineEvent.Ringing or PortSipTimelineEvent.Answered)
            : Timeline.Answers is [var first, ..] ? first : null;
        var what = expected.ConcernsEnd ? "to end" : expected.State == PortSipCallState.Ringing ? "to ring" : "to be answered";
        if (reached is null)
            // Another difference already says that it didn't happen at all.
            return expected.AnsweredBy is not null || expected.State is not null ? null : new CallDifference($"{what} within {Seconds(within)}", IsEnded ? Outcome : Now, IsEnded);
        if (reached.Offset is not { } offset)
            return new CallDifference($"{what} within {Seconds(within)}", "the PBX doesn't report when it did", IsEnded);
        return offset <= within + (reached.Time?.Ticks % TimeSpan.TicksPerSecond == 0 ? Rounding : TimeSpan.Zero)
            ? null
            : new CallDifference($"{what} within {Seconds(within)}", $"that took {Seconds(offset)}", IsFinal: true);
    }

    private CallDifference? CompareStatusCode(CallExpectation expected) =>
        expected.StatusCode is not { } code || Call.StatusCode == code
            ? null
            : new CallDifference($"to end with {SipReasons.Text(code, SipReasons.Of(code))}", IsEnded ? Outcome : Now, IsEnded);

    private CallDifference? CompareEndReason(CallExpectation expected) =>
        expected.EndReason is not { } reason || string.Equals(Call.EndReason, EndReasons.From(reason), StringComparison.OrdinalIgnoreCase)
            ? null
            : new CallDifference($"to end with {EndReasons.From(reason)}", IsEnded ? Outcome : Now, IsEnded);

    private CallDifference? CompareTalkTime(CallExpectation expected)
    {
        if (expected.MinimumTalkTime is null && expected.MaximumTalkTime is null)
            return null;
        if (IsEnded && Call.TalkTime is { } talk && !(talk < expected.MinimumTalkTime) && !(talk > expected.MaximumTalkTime))
            return null;
        var range = (expected.MinimumTalkTime, expected.MaximumTalkTime) switch
        {
            ({ } least, { } most) => $"{Seconds(least)} to {Seconds(most)}",
            ({ } least, null) => $"at least {Seconds(least)}",
            (_, var most) => $"at most {Seconds(most!.Value)}",
        };
        return new CallDifference(
            $"to have a talk time of {range}",
            !IsEnded ? Now : Call.TalkTime is { } talked ? $"its talk time was {Seconds(talked)}" : "the PBX doesn't report its talk time",
            IsEnded);
    }

    private CallDifference? CompareTransfer(CallExpectation expected)
    {
        if (expected.TransferredTo is not { } number || Timeline.TransferTargets.Contains(number, StringComparer.Ordinal))
            return null;
        var targets = Timeline.TransferTargets;
        var happened = targets.Count > 0 ? $"it was transferred to {string.Join(", ", targets)}"
            : Timeline.UnansweredLater is [.., var failed] ? $"{failed.Number} was called and didn't answer{InBrackets(SipReasons.Text(failed.StatusCode, failed.Reason))}"
            : $"it wasn't transferred: {AnswerText}";
        return new CallDifference($"to be transferred to {number}", happened, IsEnded);
    }

    private CallDifference? CompareQueueTime(CallExpectation expected)
    {
        if (expected.QueueTime is not { } time)
            return null;
        var waited = Timeline.QueueTime;
        if ((waited - time)?.Duration() <= Rounding)
            return null;
        return new CallDifference($"to wait {Seconds(time)} in the queue", waited is { } actual ? $"it waited {Seconds(actual)}" : IsEnded ? "it didn't enter a queue" : "it hasn't left a queue", IsEnded || (waited is not null && Timeline.IsComplete));
    }

    private CallDifference? ComparePath(CallExpectation expected)
    {
        if (expected.Path.Count == 0)
            return null;
        var path = Timeline.Path;
        return path.SequenceEqual(expected.Path, StringComparer.Ordinal)
            ? null
            : new CallDifference($"to go {Numbers(expected.Path)}", $"it went {Numbers(path)}", IsEnded || (Timeline.IsComplete && !expected.Path.Take(path.Count).SequenceEqual(path, StringComparer.Ordinal)));
    }

    private CallDifference? CompareRecording(CallExpectation expected) =>
        !expected.IsRecorded || Recordings > 0 ? null : new CallDifference("to have a recording", IsEnded ? "there is none" : Now, IsFinal: false);

    private PortSipCallTimelineEntry? AnswerBy(string number) => Timeline.Answers.FirstOrDefault(answer => answer.Number == number);

    private string AnswerText => Timeline.Answers.Count > 0
        ? $"it was answered by {string.Join(", ", Timeline.Answers.Select(answer => answer.Number).Distinct())}"
        : IsEnded ? Outcome : Now;

    private string Now => Call.State switch
    {
        PortSipCallState.Answered => "it is still active",
        PortSipCallState.Ringing => "it is still ringing",
        _ => "it is still being set up",
    };

    private string Outcome
    {
        get
        {
            var reason = Call.StatusCode is { } code ? SipReasons.Text(code, Call.StatusReason) : Call.EndReason ?? Call.StatusReason ?? "no reason";
            return Call.TalkTime > TimeSpan.Zero || Timeline.Answers.Count > 0 ? $"it was answered and ended with {reason}" : $"it ended without an answer ({reason})";
        }
    }

    private static string InBrackets(string text) => text.Length == 0 ? "" : $" ({text})";

    private static string Numbers(IEnumerable<string> path) => string.Join(", ", path);

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s";
}
