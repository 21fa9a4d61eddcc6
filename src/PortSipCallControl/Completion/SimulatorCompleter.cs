using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PortSipCallControl;

/// <summary>Offers what a simulator of this session has: its trunks, or its extensions.</summary>
internal sealed class SimulatorCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var given = fakeBoundParameters[nameof(SimulatorCmdlet.Simulator)];
        var simulator = (given is PSObject wrapped ? wrapped.BaseObject : given) as PortSipSimulator ?? RunspaceSimulators.Latest;
        if (simulator is null)
            return [];
        return from candidate in parameterName == "Trunk" ? simulator.Simulator.Pbx.Options.Trunks : simulator.ExtensionNumber
               where Completions.Begins(candidate, wordToComplete)
               select Completions.Result(candidate, $"of {simulator.Server}");
    }
}
