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
        var typed = ArgumentText.Unquoted(wordToComplete);
        return from offer in Offers(new CompletionQuery(commandName, parameterName, fakeBoundParameters))
               where !string.IsNullOrEmpty(offer.Text) && offer.Text!.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
               // What a terminal would interpret can't be shown unchanged on the command line, so users couldn't see what they run.
               where NeutralText.IsNeutral(ReceivedText.Original(offer.Text!))
               select new CompletionResult(ArgumentText.Quoted(offer.Text!), offer.Text, CompletionResultType.ParameterValue, Hint(offer));
    }

    /// <summary>The possible arguments, in display order; those that don't match what was typed are filtered out later.</summary>
    protected abstract IEnumerable<Offer> Offers(CompletionQuery query);

    // The engine rejects an empty tooltip.
    private static string Hint(Offer offer) => string.IsNullOrEmpty(offer.Hint) ? offer.Text! : NeutralText.Of(offer.Hint);
}
