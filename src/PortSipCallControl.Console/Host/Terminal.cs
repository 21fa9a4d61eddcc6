using System.Management.Automation;
using System.Management.Automation.Internal;

namespace PortSipCallControl.Hosting;

/// <summary>What the process reads from and writes to.</summary>
internal sealed class Terminal
{
    // pwsh's own width where there is no terminal.
    private const int WidthWithoutTerminal = 120;

    private readonly bool _hasSize = !Console.IsOutputRedirected;
    private readonly bool _colouredOutput;
    private readonly bool _colouredErrors;
    private bool _endsWithEmptyLine = true;

    private Terminal(bool colouredOutput, bool colouredErrors)
    {
        _colouredOutput = colouredOutput;
        _colouredErrors = colouredErrors;
    }

    /// <summary>Whether what is written to the output may hold ANSI sequences.</summary>
    public bool HasColour => _colouredOutput;

    /// <summary>Whether someone can be asked.</summary>
    public bool CanAsk { get; } = !Console.IsInputRedirected;

    /// <summary>How many characters fit on a line.</summary>
    public int Width
    {
        get
        {
            if (!_hasSize)
                return WidthWithoutTerminal;
            try
            {
                return Console.WindowWidth is > 0 and var width ? width : WidthWithoutTerminal;
            }
            catch (Exception e) when (e is IOException or PlatformNotSupportedException)
            {
                return WidthWithoutTerminal;
            }
        }
    }

    public static Terminal Detect()
    {
        var wanted = !Console.IsOutputRedirected && !SaysNoColour() && VirtualTerminal.Enable();
        return new Terminal(wanted, wanted && !Console.IsErrorRedirected);
    }

    public void Write(string? text)
    {
        Console.Out.Write(Shown(text, _colouredOutput));
        _endsWithEmptyLine = false;
    }

    public void WriteLine(string? text)
    {
        Console.Out.WriteLine(Shown(text, _colouredOutput));
        _endsWithEmptyLine = string.IsNullOrEmpty(text);
    }

    /// <summary>Leaves a line free, unless one is free already, as below a table.</summary>
    public void WriteGap()
    {
        if (!_endsWithEmptyLine)
            WriteLine("");
    }

    public void WriteErrorLine(string? text) => Console.Error.WriteLine(Shown(text, _colouredErrors));

    // The conventions of https://no-color.org and of terminfo, which pwsh follows too.
    private static bool SaysNoColour() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";

    private static string Shown(string? text, bool isColoured) =>
        text is null ? "" : isColoured ? text : new StringDecorated(text).ToString(OutputRendering.PlainText);
}
