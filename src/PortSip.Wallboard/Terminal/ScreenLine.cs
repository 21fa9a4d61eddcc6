namespace PortSip.Wallboard;

/// <summary>A line of a terminal: pieces of text, each in one style.</summary>
internal sealed class ScreenLine
{
    private readonly List<(string Text, ScreenStyle Style)> _pieces = [];

    public ScreenLine(params (string Text, ScreenStyle Style)[] pieces) => _pieces.AddRange(pieces);

    public IReadOnlyList<(string Text, ScreenStyle Style)> Pieces => _pieces;

    /// <summary>The text without styles.</summary>
    public override string ToString() => string.Concat(_pieces.Select(piece => piece.Text));
}

/// <summary>How a text is shown.</summary>
internal enum ScreenStyle
{
    /// <summary>As usual.</summary>
    Plain,

    /// <summary>A title.</summary>
    Bold,

    /// <summary>Less important.</summary>
    Soft,

    /// <summary>Ready.</summary>
    Good,

    /// <summary>Talking.</summary>
    Busy,

    /// <summary>Pauses, and waits that are almost too long.</summary>
    Warn,

    /// <summary>Waits that are too long.</summary>
    Bad,

    /// <summary>The interruption.</summary>
    Alarm,
}
