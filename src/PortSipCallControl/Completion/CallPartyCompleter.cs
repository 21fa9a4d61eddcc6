using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers the numbers that take part in active calls; where the command names a call, those of that call.</summary>
internal sealed class CallPartyCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var id = fakeBoundParameters["Id"]?.ToString();
        return from call in Completions.Calls(fakeBoundParameters)
               where id is null || call.Id == id
               from number in new[] { call.Caller, call.Callee }
               where number is not null && Completions.Begins(number, wordToComplete)
               group call by number into calls
               orderby calls.Key
               select Completions.Result(calls.Key, string.Join("; ", calls));
    }
}
