using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// The base of all completers, and the one way from an offer to the command line. Callers and administrators choose the names that are
/// offered, and Tab puts them where code is read: each must arrive there as one argument, and as nothing else.
/// </summary>
internal abstract class Completer : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = ArgumentText.Unquoted(wordToComplete);
        return from offer in Offers(new CompletionQuery(commandName, parameterName, fakeBoundParameters))
               where !string.IsNullOrEmpty(offer.Text) && offer.Text!.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
               // What a terminal would obey can't be shown on the line as it is, and nobody could see what is run.
               where NeutralText.IsNeutral(ReceivedText.Original(offer.Text!))
               select new CompletionResult(ArgumentText.Quoted(offer.Text!), offer.Text, CompletionResultType.ParameterValue, Hint(offer));
    }

    /// <summary>What the argument can be, in the order in which it is offered; what doesn't fit to what was typed is left out later.</summary>
    protected abstract IEnumerable<Offer> Offers(CompletionQuery query);

    // An empty tooltip is refused by the engine.
    private static string Hint(Offer offer) => string.IsNullOrEmpty(offer.Hint) ? offer.Text! : NeutralText.Of(offer.Hint);
}
