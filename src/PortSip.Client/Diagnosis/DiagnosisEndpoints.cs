namespace PortSip.Client;

/// <summary>The operations that show whether a PBX answers, and who is signed in (API §2).</summary>
internal static class DiagnosisEndpoints
{
    /// <summary>It needs no token.</summary>
    public static Endpoint GetInfo { get; } = Endpoint.Get("ask whether the PBX answers", "info");

    public static Endpoint GetUser { get; } = Endpoint.Get("check the token", "auth/user");
}
