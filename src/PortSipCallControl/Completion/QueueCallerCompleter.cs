using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers the session ids of those who wait in the queue that the command names, who waits longest first.</summary>
internal sealed class QueueCallerCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Completions.Texts(fakeBoundParameters, "Queue") is not [var queue]
            ? []
            : from caller in Completions.Ask(fakeBoundParameters, (client, token) => client.ListQueueCallersAsync(queue, token))
              where Completions.Begins(caller.SessionId, wordToComplete)
              orderby caller.WaitingTime descending
              select Completions.Result(caller.SessionId, $"{caller.Caller} has waited {caller.WaitingTime:hh\\:mm\\:ss}");
}
