namespace PortSip.Client;

/// <summary>The operations on the objects that can be in night mode (API §9).</summary>
internal static class NightModeEndpoints
{
    public static Endpoint ListReceptionists { get; } = Endpoint.Get("list the virtual receptionists", "ivrs");

    public static Endpoint GetCompany { get; } = Endpoint.Get("get the night mode of {service}", "tenant");

    public static Endpoint SetCompany { get; } = Endpoint.Post("turn night mode {state} for {service}", "tenant", Repeatability.Repeatable);

    public static Endpoint GetQueue { get; } = Endpoint.Get("get the night mode of {service}", "call_queues/{id}");

    public static Endpoint SetQueue { get; } = Endpoint.Post("turn night mode {state} for {service}", "call_queues/{id}", Repeatability.Repeatable);

    public static Endpoint GetRingGroup { get; } = Endpoint.Get("get the night mode of {service}", "ring_groups/{id}");

    public static Endpoint SetRingGroup { get; } = Endpoint.Post("turn night mode {state} for {service}", "ring_groups/{id}", Repeatability.Repeatable);

    public static Endpoint GetReceptionist { get; } = Endpoint.Get("get the night mode of {service}", "ivrs/{id}");

    public static Endpoint SetReceptionist { get; } = Endpoint.Post("turn night mode {state} for {service}", "ivrs/{id}", Repeatability.Repeatable);

    public static Endpoint Get(PortSipNightModeScope scope) => scope switch
    {
        PortSipNightModeScope.Queue => GetQueue,
        PortSipNightModeScope.RingGroup => GetRingGroup,
        PortSipNightModeScope.Receptionist => GetReceptionist,
        _ => GetCompany,
    };

    public static Endpoint Set(PortSipNightModeScope scope) => scope switch
    {
        PortSipNightModeScope.Queue => SetQueue,
        PortSipNightModeScope.RingGroup => SetRingGroup,
        PortSipNightModeScope.Receptionist => SetReceptionist,
        _ => SetCompany,
    };

    /// <summary>A service in words: <c>the queue 8000</c>.</summary>
    public static string Words(PortSipNightModeScope scope, string? number) => scope switch
    {
        PortSipNightModeScope.Queue => $"the queue {number}",
        PortSipNightModeScope.RingGroup => $"the ring group {number}",
        PortSipNightModeScope.Receptionist => $"the virtual receptionist {number}",
        _ => "the company",
    };
}
