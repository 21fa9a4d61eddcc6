namespace PortSip.Simulator;

/// <summary>The names of the forwarding rules in the settings of a user. There is one for each state and hours; that of unanswered calls has no hours.</summary>
internal static class ForwardFields
{
    private const string Outside = "ext_";
    private const string NoAnswer = "no_answer";

    private static readonly (SimulatorForwardState State, string Word)[] States =
    [
        (SimulatorForwardState.Available, "available"), (SimulatorForwardState.Busy, "busy"), (SimulatorForwardState.DoNotDisturb, "dnd"), (SimulatorForwardState.Away, "away"),
        (SimulatorForwardState.Lunch, "lunch"), (SimulatorForwardState.BusinessTrip, "trip"), (SimulatorForwardState.Offline, "offline"),
    ];

    /// <summary>All rules, and the states that they are for, in the order of responses.</summary>
    /// <param name="isOutside">Those for callers from outside.</param>
    public static IEnumerable<(string Name, SimulatorForwardState State)> All(bool isOutside)
    {
        foreach (var (state, word) in States)
        {
            foreach (var isOpen in new[] { true, false })
                yield return (NameOf(state, isOutside, isOpen, isInCall: false), state);
            if (word is "available" or "busy")
                yield return (NameOf(SimulatorForwardState.NoAnswer, isOutside, isOpen: true, isInCall: word == "busy"), SimulatorForwardState.NoAnswer);
        }
    }

    /// <summary>The rule that applies.</summary>
    /// <param name="state">The state of the extension; not <see cref="SimulatorForwardState.Always"/>, which the API doesn't have.</param>
    /// <param name="isOutside">Whether the caller is outside.</param>
    /// <param name="isOpen">Whether it is in office hours.</param>
    /// <param name="isInCall">Whether the extension is in another call, which counts for unanswered ones.</param>
    public static string NameOf(SimulatorForwardState state, bool isOutside, bool isOpen, bool isInCall)
    {
        var name = state == SimulatorForwardState.NoAnswer
            ? $"{(isInCall ? "busy" : "available")}_{NoAnswer}"
            : $"{States.First(known => known.State == state).Word}_{(isOpen ? "office_hours" : "non_office_hours")}";
        return (isOutside ? Outside : "") + name + Setting.RuleSuffix;
    }
}
