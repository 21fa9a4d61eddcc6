using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to what a party of a call does with it: hold, resume, transfer, park.</summary>
public abstract class PartyActionCommand : BulkCmdlet
{
    private protected const string IdSet = "Id";

    /// <summary>
    /// The piped object. The engine binds positions before it sees the pipe: in "$call | Invoke-PortSipTransfer 1004", it binds 1004 to -Id, so that
    /// no other parameter takes the call.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The piped call, if a text was typed that the engine took for the id of another one.</summary>
    private protected PortSipCallIdentity? CallBesideId => IsTyped("Id") ? PortSipCallIdentity.FromPipe(InputObject) : null;

    /// <summary>The party that acts: the specified one, or the one that the call supplies.</summary>
    /// <param name="call">The call.</param>
    /// <param name="specified">The specified number; empty for none.</param>
    /// <param name="example">A complete command.</param>
    /// <exception cref="PortSipException">ValidationFailed: neither is known.</exception>
    private protected string PartyOf(PortSipCallIdentity call, string specified, string example) =>
        specified.Length > 0 ? specified
        : call.Call?.ExtensionNumber is { } own ? DialledNumber.Of(own)
        : throw Incomplete(call, $"The id {call} doesn't supply the number of a party.", example);

    /// <summary>What is missing, and what to specify.</summary>
    private protected CommandException Incomplete(PortSipCallIdentity call, string problem, string example)
    {
        var name = MyInvocation.MyCommand.Name;
        return call.Call is null && CallsClient.IsNumber(call.Id)
            ? new CommandException(PortSipFailure.ValidationFailed, $"{call} looks like a number, not like a session id. {name} needs a call or its id first.", $"Use {name} {example}. For the calls of {call}, use Get-PortSipCall -ExtensionNumber {call}.")
            : new CommandException(PortSipFailure.ValidationFailed, problem, $"Use {name} {example}. A call in place of its id supplies its number.");
    }

    /// <summary>
    /// Which call, which party and which target are meant. A call supplies its number, so that after it, or after the pipe, the first number without a
    /// parameter name is the target.
    /// </summary>
    /// <param name="id">The bound value of -Id.</param>
    /// <param name="number">The bound value of -ExtensionNumber; empty for none.</param>
    /// <param name="target">The bound value of the target's parameter; empty for none.</param>
    /// <param name="targetName">The name of that parameter.</param>
    /// <exception cref="PortSipException">ValidationFailed: something is missing.</exception>
    private protected (PortSipCallIdentity Call, string Number, string Target) Meant(PortSipCallIdentity id, string number, string target, string targetName)
    {
        var example = $"884757570370146304 1001 1003, or {MyInvocation.MyCommand.Name} $call 1003";
        var isNumberPositional = number.Length > 0 && target.Length == 0 && IsPositional("ExtensionNumber");
        if (CallBesideId is { } piped)
        {
            if (target.Length > 0 || !IsPositional("Id"))
                RefuseIdBesideInput("call", id, $"Specify the parameter name: -{targetName} for the target, -ExtensionNumber for the number of the party that leaves the call.");
            var first = NumberIn(id, targetName);
            return isNumberPositional ? (piped, first, number) : (piped, PartyOf(piped, number, example), first);
        }
        if (isNumberPositional && id.Call?.ExtensionNumber is not null)
            (number, target) = ("", number);
        if (target.Length == 0)
            throw Incomplete(id, $"-{targetName} is missing.", example);
        return (id, PartyOf(id, number, example), target);
    }

    /// <summary>A number that was typed after the pipe and bound to -Id.</summary>
    /// <exception cref="PortSipException">ValidationFailed: it can't be one.</exception>
    private protected static string NumberIn(PortSipCallIdentity typed, string targetName)
    {
        var number = DialledNumber.Of(typed.Id);
        return DialledNumber.Problem(number) is { } problem ? throw Validation.Failed($"-{targetName}: {problem}") : number;
    }
}
