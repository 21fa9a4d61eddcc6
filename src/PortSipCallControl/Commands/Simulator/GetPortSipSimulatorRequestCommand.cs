using System.Management.Automation;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Gets the requests that a simulator received, oldest first; secrets are masked.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipSimulatorRequest")]
[OutputType(typeof(SimulatorJournalEntry))]
public sealed class GetPortSipSimulatorRequestCommand : SimulatorCmdlet
{
    /// <summary>Only requests for these operations.</summary>
    [Parameter(Position = 0)]
    [EnumList(typeof(SimulatorOperation))]
    public SimulatorOperation[] Operation { get; set; } = [];

    /// <summary>Clears the simulator's journal afterwards.</summary>
    [Parameter]
    public SwitchParameter Clear { get; set; }

    private protected override void Process(PortSipSimulator simulator)
    {
        var pbx = simulator.Simulator.Pbx;
        var entries = pbx.Journal;
        if (Clear)
            pbx.ClearJournal();
        foreach (var entry in entries.Where(e => Operation.Length == 0 || Operation.Contains(e.Operation)))
            WriteObject(entry);
    }
}
