using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers the names of the queues, with their numbers.</summary>
internal sealed class QueueNameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from queue in Completions.Ask(fakeBoundParameters, (client, token) => client.ListQueuesAsync(token))
        where !string.IsNullOrEmpty(queue.Name) && Completions.Begins(queue.Name!, wordToComplete)
        orderby queue.Name
        select Completions.Result(queue.Name!, $"queue {queue.QueueNumber ?? queue.Id}");
}
