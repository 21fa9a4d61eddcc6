namespace PortSip.Client;

/// <summary>The operations on extensions and their devices (API §9). The API calls extensions users.</summary>
internal static class ExtensionEndpoints
{
    public static Endpoint List { get; } = Endpoint.Get("list the extensions", "users");

    public static Endpoint GetStatus { get; } = Endpoint.Get("get the status of the extension {number}", "users/{id}/status");

    public static Endpoint GetSettings { get; } = Endpoint.Get("get the settings of the extension {number}", "users/{id}");

    public static Endpoint ChangeSettings { get; } =
        Endpoint.Post("change the extension {number} ({change})", "users/{id}", Repeatability.Repeatable);

    public static Endpoint DropDevice { get; } =
        Endpoint.Post("drop the registration of the device {instance} of the extension {number}", "users/{id}/status/{instance}/destroy_status", Repeatability.Repeatable)
            with { IsDelete = true, NotFoundReason = PortSipFailureReason.DeviceUnknown };
}
