namespace PortSip.Client;

/// <summary>The operations on the objects that can be in night mode (API §9).</summary>
internal static class NightModeEndpoints
{
    public static Endpoint ListReceptionists { get; } = Endpoint.Get("list the virtual receptionists", "ivrs");

    private static readonly IReadOnlyDictionary<PortSipNightModeScope, string> Paths = new Dictionary<PortSipNightModeScope, string>
    {
        [PortSipNightModeScope.Company] = "tenant",
        [PortSipNightModeScope.Queue] = "call_queues/{id}",
        [PortSipNightModeScope.RingGroup] = "ring_groups/{id}",
        [PortSipNightModeScope.Receptionist] = "ivrs/{id}",
    };

    public static Endpoint Get(PortSipNightModeScope scope) => Endpoint.Get("get the night mode of {service}", Paths[scope]);

    public static Endpoint Set(PortSipNightModeScope scope) => Endpoint.Post("turn night mode {state} for {service}", Paths[scope], Repeatability.Repeatable);

    /// <summary>A service in words: <c>the queue 8000</c>.</summary>
    public static string Words(PortSipNightModeScope scope, string? number) => scope switch
    {
        PortSipNightModeScope.Queue => $"the queue {number}",
        PortSipNightModeScope.RingGroup => $"the ring group {number}",
        PortSipNightModeScope.Receptionist => $"the virtual receptionist {number}",
        _ => "the company",
    };
}
