using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers the numbers of the queues, with their names.</summary>
internal sealed class QueueCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from queue in Completions.Ask(fakeBoundParameters, (client, token) => client.ListQueuesAsync(token))
        let number = queue.QueueNumber ?? queue.Id
        where Completions.Begins(number, wordToComplete)
        orderby number
        select Completions.Result(number, queue.Name ?? number);
}
