using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace PortSipCallControl.Tests;

/// <summary>A host without a console. It collects what the engine writes only to the host, such as -WhatIf and -Confirm, and answers prompts.</summary>
internal sealed class CollectingHost : PSHost
{
    private readonly CollectingUI _ui = new();

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

    public override string Name => nameof(CollectingHost);

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

        public StringBuilder Text { get; } = new();

        // Without it, there is no prompt for a one-time password.
        public override PSHostRawUserInterface? RawUI => null;

        public override Dictionary<string, PSObject> Prompt(string caption, string message, System.Collections.ObjectModel.Collection<FieldDescription> descriptions) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection<ChoiceDescription> choices, int defaultChoice)
        {
            Text.AppendLine(message);
            return choices.ToList().FindIndex(c => c.Label.Replace("&", "", StringComparison.Ordinal) == Answer);
        }

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) => throw new NotSupportedException();

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value) => Text.Append(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Text.Append(value);

        public override void WriteDebugLine(string message) => Text.AppendLine(message);

        public override void WriteErrorLine(string value) => Text.AppendLine(value);

        public override void WriteLine(string value) => Text.AppendLine(value);

        public override void WriteProgress(long sourceId, ProgressRecord record) => Text.AppendLine(record.ToString());

        public override void WriteVerboseLine(string message) => Text.AppendLine(message);

        public override void WriteWarningLine(string message) => Text.AppendLine(message);
    }
}
