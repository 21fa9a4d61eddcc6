using System.Net;
using System.Net.Sockets;

namespace PortSip.Simulator;

/// <summary>Starts an HttpListener on loopback. It doesn't support port 0, so a free port is found by trying.</summary>
internal static class LoopbackListener
{
    private const int Attempts = 50;

    public static (HttpListener Listener, Uri Root) Start(int port)
    {
        if (port != 0)
            return StartAt(port);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return StartAt(FindFreePort());
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                // Another process took the port between the probe and the start: try another.
            }
        }
    }

    private static (HttpListener Listener, Uri Root) StartAt(int port)
    {
        try
        {
            return StartAt("127.0.0.1", port);
        }
        catch (HttpListenerException error) when (error.ErrorCode == AccessDenied)
        {
            return StartAt("localhost", port); // Windows may require an administrator for one and not for the other.
        }
    }

    private const int AccessDenied = 5;

    private static (HttpListener Listener, Uri Root) StartAt(string host, int port)
    {
        var root = new Uri($"http://{host}:{port}/");
        var listener = new HttpListener();
        try
        {
            listener.Prefixes.Add(root.AbsoluteUri);
            listener.IgnoreWriteExceptions = true;
            listener.Start();
            return (listener, root);
        }
        catch
        {
            listener.Close();
            throw;
        }
    }

    private static int FindFreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        try
        {
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        finally
        {
            probe.Stop();
        }
    }
}
