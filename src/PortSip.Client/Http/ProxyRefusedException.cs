namespace PortSip.Client;

/// <summary>A proxy responded to our own CONNECT with a status other than 200.</summary>
/// <param name="status">The status.</param>
/// <param name="schemes">The authentication schemes that it offers, such as <c>NTLM</c>; empty if it offers none.</param>
internal sealed class ProxyRefusedException(int status, IReadOnlyList<string> schemes) : IOException
{
    public int Status { get; } = status;

    /// <summary>The schemes, where Basic, the only one that our CONNECT supports, isn't among them; empty otherwise.</summary>
    public IReadOnlyList<string> UnsupportedSchemes { get; } = schemes.Contains("Basic", StringComparer.OrdinalIgnoreCase) ? [] : schemes;
}
