namespace PortSipCallControl;

/// <summary>A possible argument.</summary>
/// <param name="Text">The argument as passed to the command; null or empty for none.</param>
/// <param name="Hint">The known details.</param>
internal readonly record struct Offer(string? Text, string Hint)
{
    /// <summary>The line in a menu, if the argument alone says too little; the argument by default.</summary>
    public string? Label { get; init; }

    /// <summary>Other texts by whose beginning it is found: the parties of a call.</summary>
    public IReadOnlyList<string?> Keys { get; init; } = [];
}
