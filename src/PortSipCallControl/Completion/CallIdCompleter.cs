using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the ids of the active calls, with their parties and their start.</summary>
internal sealed class CallIdCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from call in Completions.Calls(fakeBoundParameters)
        where Completions.Begins(call.Id, wordToComplete)
        orderby call.StartedAt descending
        select Completions.Result(call.Id, $"{call.Caller} → {call.Callee}, since {LocalTime.Text(call.StartedAt, "HH:mm:ss")}");
}
