using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// The base of all completers, and the only path from an offer to the command line. Callers and administrators choose the names that are
/// offered, and Tab inserts them where code is read: each must become exactly one argument.
/// </summary>
internal abstract class Completer : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var found = Found(new CompletionQuery(commandName, parameterName, fakeBoundParameters, ArgumentText.Unquoted(wordToComplete))).ToList();
        // Without an offer, the engine offers the files of the folder. What was typed, or a blank, changes nothing.
        return found.Count > 0 ? found : [new CompletionResult(wordToComplete.Length > 0 ? wordToComplete : " ")];
    }

    /// <summary>The possible arguments, in display order; those that don't match what was typed are filtered out later.</summary>
    protected abstract IEnumerable<Offer> Offers(CompletionQuery query);

    private IEnumerable<CompletionResult> Found(CompletionQuery query) =>
        from offer in Offers(query)
        where !string.IsNullOrEmpty(offer.Text) && (IsBegun(offer.Text, query.Typed) || offer.Keys.Any(key => IsBegun(key, query.Typed)))
        // What a terminal would interpret can't be shown unchanged on the command line, so users couldn't see what they run.
        where NeutralText.IsNeutral(ReceivedText.Original(offer.Text!))
        select new CompletionResult(ArgumentText.Quoted(offer.Text!), NeutralText.Of(offer.Label ?? offer.Text!), CompletionResultType.ParameterValue, Hint(offer));

    private static bool IsBegun(string? text, string typed) => text?.StartsWith(typed, StringComparison.OrdinalIgnoreCase) == true;

    // The engine rejects an empty tooltip.
    private static string Hint(Offer offer) => string.IsNullOrEmpty(offer.Hint) ? offer.Text! : NeutralText.Of(offer.Hint);
}
