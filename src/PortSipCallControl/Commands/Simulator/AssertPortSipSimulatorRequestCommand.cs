using System.Collections;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>
/// Checks which requests a simulator received. If they aren't as expected, that is the terminating error AssertionFailed, whose message
/// contains what was expected and the requests that were received.
/// </summary>
[Cmdlet("Assert", "PortSipSimulatorRequest")]
[OutputType(typeof(void), typeof(SimulatorJournalEntry))]
public sealed class AssertPortSipSimulatorRequestCommand : SimulatorCmdlet
{
    // Boxed: a field of the simulator's enum type would load its assembly with the module, even if it isn't used.
    private object? _operation;

    /// <summary>The operation.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [EnumText(typeof(SimulatorOperation), IsRequired = true)]
    public SimulatorOperation Operation { get => _operation is SimulatorOperation operation ? operation : default; set => _operation = value; }

    /// <summary>How many requests there are, exactly: 0 or more. If omitted, at least one.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [GivenNumber]
    [NoOffers]
    public int? Times { get; set; }

    /// <summary>Only requests whose JSON body has these fields and values, by the API's names. Other fields may follow. A number equals its text.</summary>
    [Parameter]
    [ValidateNotNull]
    [NoOffers]
    public IDictionary? Body { get; set; }

    /// <summary>Only requests whose query has these fields and values.</summary>
    [Parameter]
    [ValidateNotNull]
    [NoOffers]
    public IDictionary? Query { get; set; }

    /// <summary>Only requests to these paths, such as <c>/api/sessions/*/hold</c>; wildcards are allowed.</summary>
    [Parameter]
    [NameList]
    [SupportsWildcards]
    [NoOffers]
    public string[] Path { get; set; } = [];

    /// <summary>Only requests that got this HTTP status, 100 to 599.</summary>
    [Parameter]
    [ValidateRange(100, 599)]
    [NoOffers]
    public int? StatusCode { get; set; }

    /// <summary>Emits the requests that are as expected.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Terminating: a test whose assertion could not be checked must not pass.</summary>
    protected override void ReportFailure(ErrorRecord failure) => ThrowTerminatingError(failure);

    private protected override void Process(PortSipSimulator simulator)
    {
        var expected = new ExpectedRequest(Operation)
        {
            Body = PlainValues.From(Body),
            Query = PlainValues.From(Query),
            IsPath = Path.Length == 0 ? null : NamePatterns.Of(nameof(Path), Path).Match,
            Paths = Path,
            StatusCode = StatusCode,
        };
        var received = simulator.Simulator.Pbx.Journal;
        var matching = received.Where(expected.Matches).ToList();
        if (Times is { } times ? matching.Count != times : matching.Count == 0)
            throw new RequestAssertionException(expected.Describe(Times), matching.Count, [.. received.Where(expected.IsOfOperation)]);
        if (PassThru)
            matching.ForEach(WriteObject);
    }
}
