using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace PortSipCallControl.Hosting;

/// <summary>What the engine writes, and asks: errors go to the error stream, all else to the output.</summary>
internal sealed class ConsoleUserInterface(Terminal terminal) : PSHostUserInterface
{
    private readonly Keyboard _keyboard = new(terminal);

    public bool IsAsking => _keyboard.IsReading;

    /// <summary>Whether what is written as output is an error all the same: one that ended a pipeline, and is shown by the next.</summary>
    public bool WritesErrors { get; set; }

    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface(terminal);

    public override bool SupportsVirtualTerminal => terminal.HasColour;

    public override void Write(string value) => terminal.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        terminal.Write(PSStyle.Instance.Foreground.FromConsoleColor(foregroundColor) + value + PSStyle.Instance.Reset);

    public override void WriteLine(string value)
    {
        if (WritesErrors)
            WriteErrorLine(value);
        else
            terminal.WriteLine(value);
    }

    // The engine's error view ends with an empty line, which pwsh drops too.
    public override void WriteErrorLine(string value)
    {
        if (!string.IsNullOrEmpty(value))
            terminal.WriteErrorLine(value);
    }

    public override void WriteWarningLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Warning, "WARNING", message);

    public override void WriteVerboseLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Verbose, "VERBOSE", message);

    public override void WriteDebugLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Debug, "DEBUG", message);

    // A bar that overwrites itself is nothing for a log: this console shows none.
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => _keyboard.ReadLine("an answer");

    public override SecureString ReadLineAsSecureString() => _keyboard.ReadSecret("a secret");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        _keyboard.RequireSomeone(string.Join(", ", descriptions.Select(d => d.Name)));
        WriteHeading(caption, message);
        return descriptions.ToDictionary(d => d.Name, d => FieldQuestion.Ask(d, this, _keyboard));
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options)
    {
        _keyboard.RequireSomeone("a credential");
        WriteHeading(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = _keyboard.ReadLine("a user name");
        }
        Write($"Password for user {userName}: ");
        return new PSCredential(userName, _keyboard.ReadSecret("a password"));
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        _keyboard.RequireSomeone(string.IsNullOrEmpty(message) ? caption : message);
        WriteHeading(caption, message);
        return new ChoiceQuestion(choices, defaultChoice).Ask(this, _keyboard);
    }

    private void WriteMessage(string colour, string kind, string message) => terminal.WriteLine($"{colour}{kind}: {message}{PSStyle.Instance.Reset}");

    private void WriteHeading(string caption, string message)
    {
        foreach (var line in new[] { caption, message }.Where(text => !string.IsNullOrEmpty(text)))
            WriteLine(line);
    }
}
