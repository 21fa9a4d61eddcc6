using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the trunks of the newest CDRs, where the signed-in user may read those: the API documents no list of trunks.</summary>
internal sealed class TrunkCompleter : IArgumentCompleter
{
    private static readonly RecordQuery Newest = new() { OrderBy = "started_at desc", First = 100 };

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from cdr in Completions.Ask(fakeBoundParameters, (client, token) => client.ListCdrsAsync(Newest).ToListAsync(token))
        where !string.IsNullOrEmpty(cdr.Trunk) && Completions.Begins(cdr.Trunk!, wordToComplete)
        group cdr by cdr.Trunk into calls
        orderby calls.Key
        select Completions.Result(calls.Key, $"last used {LocalTime.Text(calls.Max(cdr => cdr.StartedAt))}");
}
