namespace PortSip.Client;

/// <summary>What to change in the settings of an extension. What is null stays as it is.</summary>
internal sealed record ExtensionChange
{
    /// <summary>Do-not-disturb.</summary>
    public bool? DoNotDisturb { get; init; }

    /// <summary>The states whose calls get another target.</summary>
    public IReadOnlyList<PortSipForwardState> Forward { get; init; } = [];

    /// <summary>The hours in which they do.</summary>
    public PortSipForwardHours Hours { get; init; }

    /// <summary>The target.</summary>
    public ForwardTarget? To { get; init; }

    /// <summary>How long the phone rings before <see cref="PortSipForwardState.NoAnswer"/>, in seconds.</summary>
    public int? RingSeconds { get; init; }

    /// <summary>The rules that change.</summary>
    public IEnumerable<ForwardField> Fields => Forward.Distinct().SelectMany(state => ForwardField.Of(state, Hours));

    /// <summary>Checks what the API doesn't allow.</summary>
    /// <exception cref="PortSipException">ValidationFailed.</exception>
    public ExtensionChange Validated()
    {
        if (To?.IsRing == true && Fields.FirstOrDefault(field => !field.AllowsRing) is { } impossible)
            throw Validation.Failed($"Calls in the state {impossible.State} can't ring: only those in the states Available and Busy can.");
        if (RingSeconds is not null && !Forward.Contains(PortSipForwardState.NoAnswer))
            throw Validation.Failed("A ring time applies only to the state NoAnswer.");
        return this;
    }

    /// <summary>The change in words: <c>do-not-disturb on, forward Busy to 1004</c>.</summary>
    public override string ToString()
    {
        var dnd = DoNotDisturb switch { null => null, true => "do-not-disturb on", false => "do-not-disturb off" };
        var hours = Hours switch { PortSipForwardHours.Office => " in office hours", PortSipForwardHours.NonOffice => " outside office hours", _ => "" };
        var ring = RingSeconds is { } seconds ? FormattableString.Invariant($" after {seconds} s") : "";
        var forward = Forward.Count == 0 ? null : $"forward {string.Join(", ", Forward)}{hours} to {To}{ring}";
        return string.Join("; ", new[] { dnd, forward }.Where(part => part is not null));
    }
}
