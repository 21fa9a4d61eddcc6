using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace PortSipCallControl.Tests.Wallboards;

/// <summary>A host with a terminal: a size that can change, keys that can be pressed, and everything that was written.</summary>
internal sealed class TerminalHost : PSHost
{
    private readonly TerminalInterface _ui = new();

    /// <summary>Keys that are pressed.</summary>
    public ConcurrentQueue<char> Keys => _ui.Screen.Keys;

    /// <summary>The size of the window.</summary>
    public Size Size { set => _ui.Screen.WindowSize = value; }

    /// <summary>Everything that was written so far.</summary>
    public string Text => _ui.Text;

    /// <summary>The lines of the screen after the last change, without colors.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var text = Text;
            var last = text.LastIndexOf("\u001b[H", StringComparison.Ordinal);
            return last < 0 ? [] : [.. System.Text.RegularExpressions.Regex.Replace(text[last..], "\u001b\\[[?0-9;]*[A-Za-z]", "").Split("\r\n").Select(line => line.TrimEnd())];
        }
    }

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(TerminalHost);

    public override PSHostUserInterface UI => _ui;

    public override Version Version { get; } = new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }

    private sealed class TerminalInterface : PSHostUserInterface
    {
        private readonly StringBuilder _text = new();

        public TerminalScreen Screen { get; } = new();

        public string Text
        {
            get
            {
                lock (_text)
                    return _text.ToString();
            }
        }

        public override PSHostRawUserInterface RawUI => Screen;

        public override bool SupportsVirtualTerminal => true;

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value)
        {
            lock (_text)
                _text.Append(value);
        }

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteDebugLine(string message) => Write(message);

        public override void WriteErrorLine(string value) => Write(value);

        public override void WriteLine(string value) => Write(value);

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override void WriteVerboseLine(string message) => Write(message);

        public override void WriteWarningLine(string message) => Write(message);
    }

    private sealed class TerminalScreen : PSHostRawUserInterface
    {
        public ConcurrentQueue<char> Keys { get; } = new();

        public override Size WindowSize { get; set; } = new(80, 24);

        public override bool KeyAvailable => !Keys.IsEmpty;

        public override KeyInfo ReadKey(ReadKeyOptions options) => new(0, Keys.TryDequeue(out var key) ? key : '\0', default, keyDown: true);

        public override ConsoleColor BackgroundColor { get; set; }

        public override Size BufferSize { get; set; }

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; }

        public override ConsoleColor ForegroundColor { get; set; }

        public override Size MaxPhysicalWindowSize => WindowSize;

        public override Size MaxWindowSize => WindowSize;

        public override Coordinates WindowPosition { get; set; }

        public override string WindowTitle { get; set; } = "";

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
