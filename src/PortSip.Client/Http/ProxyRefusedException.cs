namespace PortSip.Client;

/// <summary>A proxy answered our own CONNECT with another status than 200.</summary>
internal sealed class ProxyRefusedException(int status) : IOException
{
    public int Status { get; } = status;
}
