using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace PortSipCallControl.Tests;

/// <summary>A host without a console. It collects what the engine writes only to the host, such as -WhatIf and -Confirm, and answers prompts.</summary>
internal sealed class CollectingHost : PSHost
{
    private const string No = "No";

    private readonly bool _isAttended;
    private readonly CollectingUI _ui;

    /// <param name="isTerminal">Whether it has a screen, on which progress can be shown.</param>
    /// <param name="typed">What is typed when a command asks, in order: lines, and passwords for credentials. Null if there is nobody to ask.</param>
    public CollectingHost(bool isTerminal, Queue<string>? typed)
    {
        _isAttended = typed is not null;
        _ui = new(isTerminal, typed ?? []);
    }

    /// <summary>What is answered to a question, by its label: Yes, No.</summary>
    public string Answer { get => _ui.Answer; set => _ui.Answer = value; }

    /// <summary>The texts of progress, also while a script runs.</summary>
    public IEnumerable<string> ProgressTexts => _ui.ProgressTexts;

    /// <summary>What was written since it was last asked.</summary>
    public string TakeText()
    {
        var text = _ui.Text.ToString();
        _ui.Text.Clear();
        return text;
    }

    /// <summary>Forgets what was written and what is answered.</summary>
    public void Reset()
    {
        Answer = No;
        _ui.Text.Clear();
        _ui.ProgressTexts.Clear();
    }

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    // By this name it counts as a host whose window isn't the console of the process.
    public override string Name => _isAttended ? "Visual Studio Code Host" : nameof(CollectingHost);

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

    private sealed class CollectingUI(bool isTerminal, Queue<string> typed) : PSHostUserInterface
    {
        public string Answer { get; set; } = No;

        public StringBuilder Text { get; } = new();

        public ConcurrentQueue<string> ProgressTexts { get; } = new();

        // Without it, there is no prompt for a one-time password or a credential.
        public override PSHostRawUserInterface? RawUI => isTerminal ? new Screen() : null;

        public override Dictionary<string, PSObject> Prompt(string caption, string message, System.Collections.ObjectModel.Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Text.AppendLine(message);
            return choices.ToList().FindIndex(c => c.Label.Replace("&", "", StringComparison.Ordinal) == Answer);
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
        {
            Text.Append(message).Append(" [").Append(userName).AppendLine("]");
            return new PSCredential(userName.Length > 0 ? userName : typed.Dequeue(), new System.Net.NetworkCredential("", typed.Dequeue()).SecurePassword);
        }

        public override string ReadLine() => typed.Dequeue();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value) => Text.Append(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Text.Append(value);

        public override void WriteDebugLine(string message) => Text.AppendLine(message);

        public override void WriteErrorLine(string value) => Text.AppendLine(value);

        public override void WriteLine(string value) => Text.AppendLine(value);

        // Not part of the text: progress is shown only by commands that take long, which depends on the computer.
        public override void WriteProgress(long sourceId, ProgressRecord record) => ProgressTexts.Enqueue(record.StatusDescription);

        public override void WriteVerboseLine(string message) => Text.AppendLine(message);

        public override void WriteWarningLine(string message) => Text.AppendLine(message);
    }

    /// <summary>A screen of which only the size matters.</summary>
    private sealed class Screen : PSHostRawUserInterface
    {
        public override Size WindowSize { get; set; } = new(120, 40);

        public override ConsoleColor BackgroundColor { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override Size BufferSize { get => throw new NotImplementedException(); set => throw new NotSupportedException(); }

        public override Coordinates CursorPosition { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int CursorSize { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ConsoleColor ForegroundColor { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override bool KeyAvailable => false;

        public override Size MaxPhysicalWindowSize => WindowSize;

        public override Size MaxWindowSize => WindowSize;

        public override Coordinates WindowPosition { get => default; set => throw new NotSupportedException(); }

        public override string WindowTitle { get => ""; set => throw new NotSupportedException(); }

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
