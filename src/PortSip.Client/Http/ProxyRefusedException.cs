namespace PortSip.Client;

/// <summary>A proxy responded to our own CONNECT with a status other than 200.</summary>
internal sealed class ProxyRefusedException(int status) : IOException
{
    public int Status { get; } = status;
}
