namespace PortSip.Client;

/// <summary>The host of a URL.</summary>
internal static class UriHost
{
    /// <summary>As it is written in a URL: an IPv6 address in brackets, with its zone, which <see cref="Uri.Host"/> drops.</summary>
    public static string InUrl(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? $"[{Name(uri)}]" : uri.Host;

    /// <summary>As a resolver takes it: an IPv6 address without brackets. In a URL the zone may be written as <c>%25eth0</c> (RFC 6874).</summary>
    public static string Name(Uri uri) => uri.DnsSafeHost.Replace("%25", "%", StringComparison.Ordinal);
}
