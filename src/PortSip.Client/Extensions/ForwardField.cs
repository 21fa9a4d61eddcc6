namespace PortSip.Client;

/// <summary>A forwarding rule's field in the settings of an extension (API §9). Not every pair of a state and hours exists.</summary>
/// <param name="Name">The field.</param>
/// <param name="State">The state that it is for.</param>
/// <param name="Hours">The hours in which it applies.</param>
internal sealed record ForwardField(string Name, PortSipForwardState State, PortSipForwardHours Hours)
{
    /// <summary>Before the name of the same rule for callers from outside, which 22.8 has as well.</summary>
    public const string OutsidePrefix = "ext_";

    public static IReadOnlyList<ForwardField> All { get; } =
    [
        .. ByHours("available", PortSipForwardState.Available),
        .. ByHours("busy", PortSipForwardState.Busy),
        new("available_no_answer_forward_rule", PortSipForwardState.NoAnswer, PortSipForwardHours.All),
        // For calls that ring during another call.
        new("busy_no_answer_forward_rule", PortSipForwardState.NoAnswer, PortSipForwardHours.All),
        .. ByHours("dnd", PortSipForwardState.DoNotDisturb),
        .. ByHours("away", PortSipForwardState.Away),
        .. ByHours("lunch", PortSipForwardState.Lunch),
        .. ByHours("trip", PortSipForwardState.BusinessTrip),
        .. ByHours("offline", PortSipForwardState.Offline),
    ];

    /// <summary>Whether the phone can ring in this state.</summary>
    public bool AllowsRing => State is PortSipForwardState.Available or PortSipForwardState.Busy;

    /// <summary>The fields for a state in these hours.</summary>
    public static IEnumerable<ForwardField> Of(PortSipForwardState state, PortSipForwardHours hours) =>
        All.Where(field => field.State == state && (hours == PortSipForwardHours.All || field.Hours == hours || field.Hours == PortSipForwardHours.All));

    private static ForwardField[] ByHours(string name, PortSipForwardState state) =>
    [
        new($"{name}_office_hours_forward_rule", state, PortSipForwardHours.Office),
        new($"{name}_non_office_hours_forward_rule", state, PortSipForwardHours.NonOffice),
    ];
}
