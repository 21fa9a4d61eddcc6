using System.Globalization;
using System.Management.Automation.Host;

namespace PortSipCallControl.Hosting;

/// <summary>What the engine takes for its surroundings.</summary>
internal sealed class ConsoleHost(Terminal terminal) : PSHost
{
    private readonly ConsoleUserInterface _userInterface = new(terminal);

    /// <summary>What <c>exit</c> said, or null while nobody has said it.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Whether an answer is awaited from the keyboard.</summary>
    public bool IsAsking => _userInterface.IsAsking;

    /// <summary>Sends what is formatted meanwhile to the error stream.</summary>
    public void WriteAsErrors(Action write)
    {
        _userInterface.WritesErrors = true;
        try
        {
            write();
        }
        finally
        {
            _userInterface.WritesErrors = false;
        }
    }

    public override string Name => "PortSipCallControl.Console";

    public override Version Version => typeof(ConsoleHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _userInterface;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This console has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This console has no nested prompt.");

    // Programs that a script starts share this process's terminal as it is.
    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
