namespace PortSip.Wallboard;

/// <summary>Arranges a board in the lines of a terminal. What doesn't fit is counted, so that nothing is hidden silently.</summary>
/// <param name="measure">How many cells a text takes.</param>
/// <param name="words">The language.</param>
internal sealed class BoardScreen(Func<string, int> measure, BoardWords words)
{
    private const int TimeCells = 9;
    private const int WaitingCells = 34;
    private const int NarrowWidth = 70;

    /// <summary>The lines, at most as many as there is room for.</summary>
    public IReadOnlyList<ScreenLine> Lines(Board board, int width, int height, DateTimeOffset now)
    {
        var time = board.TrueUntil(now);
        var head = Head(board, width, now);
        List<Section> sections =
        [
            new(words["queues"], [.. board.Queues.SelectMany(queue => Queue(queue, width, time))]),
            new(words["agents"], [.. board.Agents.Select(agent => Agent(agent, width, time))]),
            new(words["activeCalls"], [.. board.Calls.Select(call => Call(call, width, time))]),
            new(words["gaveUpToday"], [.. board.GaveUp.Select(call => GaveUp(call, width))]),
        ];
        Shrink(sections, height - head.Count);
        return [.. head.Concat(sections.SelectMany(section => section.Lines(width, measure, words))).Take(height)];
    }

    private List<ScreenLine> Head(Board board, int width, DateTimeOffset now)
    {
        var clock = ScreenText.Clock(now, withSeconds: true);
        var lines = new List<ScreenLine>
        {
            new((Fit($"{words["title"]} {board.Name}", width - clock.Length - 1), ScreenStyle.Bold), (" " + clock, ScreenStyle.Plain)),
        };
        if (board.Interruption is { } interruption)
            lines.Add(new((Fit(words.Say("interruptedSince", ScreenText.Clock(interruption.Since, withSeconds: true), ScreenText.Duration(now - interruption.Since), interruption.Reason), width), ScreenStyle.Alarm)));
        var rate = board.Today?.AnswerRate is { } answered ? (answered * 100).ToString("0.#", words.Numbers) + " %" : "-";
        lines.Add(new((Fit(FormattableString.Invariant($"{words["answeredToday"]} {rate}   {words["callsToday"]} {board.Today?.Calls ?? (object)"-"}   {words["gaveUpToday"]} {board.Today?.GaveUp ?? (object)"-"}   {words["quit"]}"), width), ScreenStyle.Plain)));
        lines.AddRange(board.Notes.Select(note => new ScreenLine((Fit(note, width), ScreenStyle.Soft))));
        return lines;
    }

    private IEnumerable<ScreenLine> Queue(BoardQueue queue, int width, DateTimeOffset now)
    {
        var wait = queue.LongestSince is { } since ? now - since : (TimeSpan?)null;
        var style = wait is null ? ScreenStyle.Good : wait >= queue.Sla ? ScreenStyle.Bad : wait.Value.Ticks * 2 >= queue.Sla.Ticks ? ScreenStyle.Warn : ScreenStyle.Good;
        var waiting = wait is null ? words["nobodyWaits"] : words.Say("waitingLongest", queue.Waiting.Count, ScreenText.Duration(wait.Value));
        if (style == ScreenStyle.Bad)
            waiting = words.Say("tooLong", waiting);
        var agents = " " + words.Say(width < NarrowWidth ? "readyShort" : "readyOf", queue.Ready, queue.Present);
        var name = Math.Max(10, width - WaitingCells - agents.Length);
        yield return new(
            (Fit(ScreenText.Party(queue.Number, queue.Name), name - 1) + " ", ScreenStyle.Plain),
            (Fit(waiting, Math.Min(WaitingCells, width - name)), style),
            (Fit(agents, width - name - WaitingCells), ScreenStyle.Soft));
        foreach (var caller in queue.Waiting)
            yield return new((Fit("  " + ScreenText.Party(caller.Number, caller.Name), width - TimeCells), ScreenStyle.Plain), (ScreenText.Duration(now - caller.Since).PadLeft(TimeCells), ScreenStyle.Plain));
    }

    private ScreenLine Agent(BoardAgent agent, int width, DateTimeOffset now)
    {
        var style = agent.Group switch
        {
            AgentGroup.Ready => ScreenStyle.Good,
            AgentGroup.Talking => ScreenStyle.Busy,
            AgentGroup.Away => ScreenStyle.Soft,
            _ => ScreenStyle.Warn,
        };
        var last = agent.LastCall is { } call ? " " + words.Say("last", $"{ScreenText.Clock(call.EndedAt)} {ScreenText.Party(call.Number, call.Name)} {ScreenText.Duration(call.TalkTime)}") : "";
        var partner = agent.PartnerNumber is null && agent.PartnerName is null ? last : " " + words.Say("with", ScreenText.Party(agent.PartnerNumber, agent.PartnerName));
        var (name, state) = (Math.Max(6, width / 4), Math.Min(22, width / 4));
        return new(
            (Fit(ScreenText.Party(agent.Number, agent.Name), name - 1) + " ", ScreenStyle.Plain),
            (Fit(agent.Reason is null ? agent.State : $"{agent.State}: {agent.Reason}", state), style),
            (ScreenText.Duration(now - agent.Since).PadLeft(TimeCells), ScreenStyle.Plain),
            (Fit(partner, width - name - state - TimeCells), ScreenStyle.Soft));
    }

    private ScreenLine Call(BoardCall call, int width, DateTimeOffset now)
    {
        var state = Math.Min(16, width / 4);
        return new(
            (Fit($"{ScreenText.Party(call.Caller, call.CallerName)} > {ScreenText.Party(call.Callee, call.CalleeName)}", width - state - TimeCells - 1) + " ", ScreenStyle.Plain),
            (Fit(call.State, state), call.IsTalking ? ScreenStyle.Busy : ScreenStyle.Plain),
            (ScreenText.Duration(now - call.Since).PadLeft(TimeCells), ScreenStyle.Plain));
    }

    private ScreenLine GaveUp(BoardAbandonedCall call, int width)
    {
        var waited = call.WaitTime is { } time ? ScreenText.Duration(time) : "";
        return new((Fit($"{ScreenText.Clock(call.EndedAt)} {ScreenText.Party(call.Number, call.Name)} > {call.Where}", width - TimeCells), ScreenStyle.Plain), (waited.PadLeft(TimeCells), ScreenStyle.Plain));
    }

    // The longest section gives up its last line, until all fit.
    private static void Shrink(List<Section> sections, int height)
    {
        while (sections.Sum(section => section.Height) > height && sections.OrderByDescending(section => section.Height).First() is { Height: > Section.Smallest } longest)
            longest.Shown--;
    }

    private string Fit(string? text, int cells) => ScreenText.Fit(text, cells, measure);

    private sealed class Section(string title, IReadOnlyList<ScreenLine> rows)
    {
        /// <summary>A title and what is counted.</summary>
        public const int Smallest = 2;

        public int Shown { get; set; } = rows.Count;

        public int Height => 1 + Math.Max(1, Shown) + (Shown < rows.Count && Shown > 0 ? 1 : 0);

        public IEnumerable<ScreenLine> Lines(int width, Func<string, int> measure, BoardWords words)
        {
            yield return new((ScreenText.Fit(title, width, measure), ScreenStyle.Bold));
            foreach (var row in rows.Take(Shown))
                yield return row;
            if (rows.Count == 0)
                yield return new((ScreenText.Fit(words["none"], width, measure), ScreenStyle.Soft));
            else if (Shown < rows.Count)
                yield return new((ScreenText.Fit(words.Say("more", rows.Count - Shown), width, measure), ScreenStyle.Soft));
        }
    }
}
