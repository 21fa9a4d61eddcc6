using System.Text;

namespace PortSip.Wallboard;

/// <summary>Shows boards in a terminal: on its alternate screen, so that it is afterwards as it was before.</summary>
internal sealed class BoardTerminal
{
    private const string Enter = "\u001b[?1049h\u001b[?25l\u001b[2J";
    private const string Leave = "\u001b[0m\u001b[?25h\u001b[?1049l";

    // How long a key or another size of the window waits.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Its size in cells.</summary>
    public required Func<(int Width, int Height)> Size { get; init; }

    /// <summary>Writes a text with escape sequences.</summary>
    public required Action<string> Write { get; init; }

    /// <summary>Takes a key that was pressed; null if none was.</summary>
    public required Func<char?> TakeKey { get; init; }

    /// <summary>The language.</summary>
    public required BoardWords Words { get; init; }

    /// <summary>How many cells a text takes.</summary>
    public required Func<string, int> Measure { get; init; }

    /// <summary>Whether colors are wanted.</summary>
    public bool IsColored { get; init; } = true;

    /// <summary>Shows boards until q is pressed, the time has elapsed, or it is canceled.</summary>
    /// <param name="boards">The boards.</param>
    /// <param name="time">How long; null for no limit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ShowAsync(BoardSource boards, TimeSpan? time, CancellationToken cancellationToken)
    {
        var screen = new BoardScreen(Measure, Words);
        var end = time is { } limit ? DateTimeOffset.UtcNow + limit : DateTimeOffset.MaxValue;
        var shown = "";
        Write(Enter);
        try
        {
            // The terminal is its caller's: everything is written on the caller's thread.
            for (Board? seen = null; DateTimeOffset.UtcNow < end && TakeKey() is not ('q' or 'Q' or '\u001b');)
            {
                seen = boards.Current;
                var (width, height) = Size();
                var text = Text(screen.Lines(seen, Math.Max(20, width), Math.Max(3, height), DateTimeOffset.UtcNow));
                if (text != shown)
                    Write(shown = text);
                await boards.NextAsync(seen, Look, cancellationToken).ConfigureAwait(true);
            }
        }
        finally
        {
            Write(Leave);
        }
    }

    private string Text(IReadOnlyList<ScreenLine> lines)
    {
        var text = new StringBuilder("\u001b[H");
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var (piece, style) in lines[i].Pieces)
            {
                if (Code(style) is { } code)
                    text.Append("\u001b[").Append(code).Append('m').Append(piece).Append("\u001b[0m");
                else
                    text.Append(piece);
            }
            // The end of the last line isn't followed by another: the terminal would scroll.
            text.Append("\u001b[K").Append(i < lines.Count - 1 ? "\r\n" : "");
        }
        return text.Append("\u001b[J").ToString();
    }

    private string? Code(ScreenStyle style) => style switch
    {
        ScreenStyle.Plain => null,
        ScreenStyle.Bold => "1",
        // Without colors, it still stands out.
        ScreenStyle.Alarm => IsColored ? "1;97;41" : "7",
        _ when !IsColored => null,
        ScreenStyle.Soft => "2",
        ScreenStyle.Good => "32",
        ScreenStyle.Busy => "36",
        ScreenStyle.Warn => "33",
        _ => "1;31",
    };
}
