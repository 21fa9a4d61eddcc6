using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers the extensions that the API shows, with what is known of them.</summary>
internal sealed class ExtensionCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from known in Completions.Ask(fakeBoundParameters, KnownExtensions.ListAsync)
        where Completions.Begins(known.Key, wordToComplete)
        group known.Value by known.Key into texts
        orderby texts.Key
        select Completions.Result(texts.Key, string.Join("; ", texts.Distinct()));
}
