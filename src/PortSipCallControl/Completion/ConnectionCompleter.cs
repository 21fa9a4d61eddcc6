using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers the names of this session's connections.</summary>
internal sealed class ConnectionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from connection in RunspaceConnections.Current.All
        where Completions.Begins(connection.Name, wordToComplete)
        select Completions.Result(connection.Name, $"{connection.UserName} at {connection.Server}");
}
