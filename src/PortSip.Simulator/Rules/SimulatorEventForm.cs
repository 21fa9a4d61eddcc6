namespace PortSip.Simulator;

/// <summary>The call events that a PBX sends: not every PBX sends all that are documented.</summary>
public enum SimulatorEventForm
{
    /// <summary>All: <c>call_start</c>, <c>call_update_info</c>, <c>cdr_target_*</c> and <c>call_cdr</c>.</summary>
    Full,

    /// <summary>Without <c>cdr_target_*</c>: neither ringing nor answers are reported.</summary>
    WithoutTargets,
}
