using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers the agents of the queues that the command names, or of all queues, with their names.</summary>
internal sealed class AgentCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var queues = Completions.Texts(fakeBoundParameters, "Queue");
        return from agent in Completions.Ask(fakeBoundParameters, (client, token) => KnownExtensions.ListAgentsAsync(client, queues, token))
               where agent.ExtensionNumber is not null && Completions.Begins(agent.ExtensionNumber!, wordToComplete)
               group agent by agent.ExtensionNumber into entries
               orderby entries.Key
               select Completions.Result(entries.Key, $"{entries.First().DisplayName} in {string.Join(", ", entries.Select(e => e.QueueNumber))}".TrimStart());
    }
}
