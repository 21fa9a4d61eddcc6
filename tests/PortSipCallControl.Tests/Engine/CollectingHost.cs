using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace PortSipCallControl.Tests;

/// <summary>
/// A host without a console. It collects what the engine tells nobody else, -WhatIf and -Confirm first of all, and answers questions. Somebody
/// sits at it only if there are answers to what a command asks.
/// </summary>
internal sealed class CollectingHost : PSHost
{
    private readonly CollectingUI _ui = new();

    /// <summary>What is typed when a command asks, in order: lines, and passwords for credentials. Null if nobody is there.</summary>
    public Queue<string>? Typed { get => _ui.Typed; set => _ui.Typed = value; }

    /// <summary>What is answered to a question, by its label: Yes, No.</summary>
    public string Answer { get => _ui.Answer; set => _ui.Answer = value; }

    /// <summary>What was written since it was last asked.</summary>
    public string TakeText()
    {
        var text = _ui.Text.ToString();
        _ui.Text.Clear();
        return text;
    }

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    // By this name it counts as a host whose window isn't the console of the process.
    public override string Name => Typed is null ? nameof(CollectingHost) : "Visual Studio Code Host";

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

    private sealed class CollectingUI : PSHostUserInterface
    {
        public string Answer { get; set; } = "No";

        public Queue<string>? Typed { get; set; }

        public StringBuilder Text { get; } = new();

        // Without it nobody can be asked.
        public override PSHostRawUserInterface? RawUI => Typed is null ? null : new ScreenlessRawUI();

        public override Dictionary<string, PSObject> Prompt(string caption, string message, System.Collections.ObjectModel.Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Text.AppendLine(message);
            return choices.ToList().FindIndex(c => c.Label.Replace("&", "", StringComparison.Ordinal) == Answer);
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        {
            Text.AppendLine($"{message} [{userName}]");
            return new PSCredential(userName.Length > 0 ? userName : Next(), new System.Net.NetworkCredential("", Next()).SecurePassword);
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();

        public override string ReadLine() => Next();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value) => Text.Append(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Text.Append(value);

        public override void WriteDebugLine(string message) => Text.AppendLine(message);

        public override void WriteErrorLine(string value) => Text.AppendLine(value);

        public override void WriteLine(string value) => Text.AppendLine(value);

        public override void WriteProgress(long sourceId, ProgressRecord record) => Text.AppendLine(record.ToString());

        public override void WriteVerboseLine(string message) => Text.AppendLine(message);

        public override void WriteWarningLine(string message) => Text.AppendLine(message);

        private string Next() => (Typed ?? throw new NotSupportedException()).Dequeue();
    }
}
