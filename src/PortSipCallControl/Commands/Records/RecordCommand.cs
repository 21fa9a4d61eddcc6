using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to the cmdlets that read the records of calls: the parties.</summary>
public abstract class RecordCommand : RecordListCommand
{
    /// <summary>Only records with one of these callers; wildcards are supported. Quote numbers.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Caller { get; set; } = [];

    /// <summary>Only records with one of these callees; wildcards are supported. Quote numbers.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [RecordedNumberList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Callee { get; set; } = [];

    private protected override RecordQuery Query
    {
        get
        {
            var callers = NumberPatterns.Of(nameof(Caller), Caller);
            var callees = NumberPatterns.Of(nameof(Callee), Callee);
            return base.Query with
            {
                Callers = callers.Literals,
                CallerPatterns = callers.Patterns,
                Callees = callees.Literals,
                CalleePatterns = callees.Patterns,
            };
        }
    }
}
