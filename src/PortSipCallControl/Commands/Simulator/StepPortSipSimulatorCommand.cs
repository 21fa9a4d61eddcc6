using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Moves a simulator's time forward. Everything due by then has happened when the command returns.</summary>
[Cmdlet(VerbsCommon.Step, "PortSipSimulator", DefaultParameterSetName = SecondsSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class StepPortSipSimulatorCommand : SimulatorCmdlet
{
    private const string SecondsSet = "Seconds";
    private const string TimeSet = "Time";

    /// <summary>How far, in seconds, 0 to 31536000 (a year).</summary>
    [Parameter(ParameterSetName = SecondsSet, Mandatory = true, Position = 0)]
    [ValidateRange(0.0, 31_536_000.0)]
    [GivenNumber]
    [NoOffers]
    public double Seconds { get; set; }

    /// <summary>How far, as a time span of up to 365 days: 00:05:00.</summary>
    [Parameter(ParameterSetName = TimeSet, Mandatory = true)]
    [Duration]
    [NoOffers]
    public TimeSpan Time { get; set; }

    private protected override void Process(PortSipSimulator simulator)
    {
        var time = ParameterSetName == TimeSet ? Time : TimeSpan.FromSeconds(Seconds);
        if (ShouldProcess(simulator.Server, $"Move the simulated PBX's time forward by {time}"))
            simulator.Simulator.Pbx.Clock.Advance(time);
    }
}
