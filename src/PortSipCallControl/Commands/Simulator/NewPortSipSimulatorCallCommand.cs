using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Calls a number of a simulator's tenant from outside. The rules of Set-PortSipSimulatorRule -Did say where the call goes.</summary>
[Cmdlet(VerbsCommon.New, "PortSipSimulatorCall", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipCall))]
public sealed class NewPortSipSimulatorCallCommand : SimulatorCmdlet
{
    /// <summary>The number of the caller outside. Quote numbers.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [RecordedNumber]
    [NoOffers]
    public string From { get; set; } = "";

    /// <summary>The number of the tenant that is dialled (DID). Quote numbers.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Did")]
    [RecordedNumber]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string To { get; set; } = "";

    /// <summary>The trunk that the call comes through; by default the first one.</summary>
    [Parameter]
    [ValidateLength(1, 64)]
    [ArgumentCompleter(typeof(SimulatorCompleter))]
    public string? Trunk { get; set; }

    /// <summary>The display name of the caller, 1 to 128 characters.</summary>
    [Parameter]
    [ValidateLength(1, 128)]
    [PlainText]
    [NoOffers]
    public string? DisplayName { get; set; }

    private protected override void Process(PortSipSimulator simulator)
    {
        var pbx = simulator.Simulator.Pbx;
        var trunk = Trunk ?? (pbx.Options.Trunks.Count > 0 ? pbx.Options.Trunks[0] : throw Refused("The simulator has no trunk.", "Start one with Start-PortSipSimulator -Trunk main."));
        if (!ShouldProcess(simulator.Server, $"Call {To} from {From} through the trunk {trunk}"))
            return;
        try
        {
            var call = pbx.CallIn(new SimulatedInboundCall(From, To, trunk) { DisplayName = DisplayName });
            BegunCall.Tell(RunspaceConnections.Current.All.Where(connection => connection.Server == simulator.Server), call);
            WriteObject(new PortSipCall { Id = call.Id, Caller = From, Callee = call.Callee, CallerDisplayName = DisplayName, Trunk = trunk, StartedAt = call.StartedAt.ToLocalTime() });
        }
        catch (InvalidOperationException e)
        {
            throw Refused(e.Message, "Use the number of somebody outside, and a trunk that is up: Set-PortSipSimulatorRule -Trunk main -State Up.");
        }
    }

    private static CommandException Refused(string message, string advice) => new(PortSipFailure.ValidationFailed, message, advice);
}
