using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the names of the monitor groups, with their descriptions.</summary>
internal sealed class MonitorGroupCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from candidate in Completions.Ask(fakeBoundParameters, (client, token) => client.ListMonitorGroupsAsync().ToListAsync(token))
        let name = candidate.Name ?? candidate.Id
        where Completions.Begins(name, wordToComplete)
        orderby name
        select Completions.Result(name, candidate.Description ?? $"monitor group {candidate.Id}");
}
