namespace PortSip.Client;

/// <summary>Conditions that are sent as a filter and also checked on this side, in both forms of their times.</summary>
/// <param name="Quoted">With times in quotes.</param>
/// <param name="Bare">With bare times; the same text if there are no times.</param>
internal sealed record FilterConditions(string Quoted, string Bare)
{
    /// <summary>Whether the form of the times makes a difference.</summary>
    public bool HaveTimes => Quoted != Bare;

    /// <summary>The conditions that can be written as a filter in either form; null for none.</summary>
    public static FilterConditions? Of(Func<TimeLiteralForm, string?> write) =>
        write(TimeLiteralForm.Quoted) is { } quoted && write(TimeLiteralForm.Bare) is { } bare ? new(quoted, bare) : null;

    /// <summary>The filter.</summary>
    public string Text(TimeLiteralForm form) => form == TimeLiteralForm.Bare ? Bare : Quoted;
}
