using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace PortSip.Simulator;

/// <summary>One event socket over HttpListener, from its upgrade to its end.</summary>
internal sealed class EventExchange(IServedPbx pbx)
{
    /// <summary>The path of the event sockets, next to the API.</summary>
    public const string Path = "/wsi";

    private const int BufferSize = 16 * 1024;
    private const int LargestCommand = 1024 * 1024;

    public static bool IsMeantBy(HttpListenerRequest request) =>
        request.IsWebSocketRequest && string.Equals(request.Url?.AbsolutePath, Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Never throws: a failure here is a lost client or the end of the server.</summary>
    public async Task RunAsync(HttpListenerContext context, CancellationToken stop)
    {
        var queue = new EventQueue();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var session = pbx.OpenEvents(context.Request.RemoteEndPoint?.Address.ToString() ?? "", queue.Add, ending.Cancel);
        try
        {
            if (session is null)
            {
                context.Response.StatusCode = 503;
                context.Response.Close();
                return;
            }
            var accepted = await context.AcceptWebSocketAsync(subProtocol: null).ConfigureAwait(false);
            using var socket = accepted.WebSocket;
            // Aborting only the WebSocket leaves the connection open if HttpListener is .NET's own.
            using var aborting = ending.Token.Register(() => Cut(context, socket));
            await Task.WhenAny(ReceiveAsync(socket, session), SendAsync(socket, queue)).ConfigureAwait(false);
        }
        catch (Exception error) when (IsLoss(error))
        {
            // The client is gone.
        }
        finally
        {
            if (session is not null)
                pbx.CloseEvents(session);
        }
    }

    private static void Cut(HttpListenerContext context, WebSocket socket)
    {
        try
        {
            socket.Abort();
            context.Response.Abort();
        }
        catch (Exception error) when (IsLoss(error))
        {
            // The client is gone already.
        }
    }

    private async Task ReceiveAsync(WebSocket socket, EventSession session)
    {
        var buffer = new byte[BufferSize];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None).ConfigureAwait(false);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).ConfigureAwait(false);
                    return;
                }
                message.Write(buffer, 0, part.Count);
                if (message.Length > LargestCommand)
                    return;
                if (!part.EndOfMessage)
                    continue;
                pbx.ReceiveCommand(session, Encoding.UTF8.GetString(message.ToArray()));
                message.SetLength(0);
            }
        }
        catch (Exception error) when (IsLoss(error))
        {
            // The client is gone, or the simulator drops the socket.
        }
    }

    private static async Task SendAsync(WebSocket socket, EventQueue queue)
    {
        try
        {
            while (true)
            {
                foreach (var text in await queue.TakeAsync().ConfigureAwait(false))
                {
                    var bytes = new ArraySegment<byte>(Encoding.UTF8.GetBytes(text));
                    await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        catch (Exception error) when (IsLoss(error))
        {
            // The client is gone, or the simulator drops the socket.
        }
    }

    private static bool IsLoss(Exception error) =>
        error is WebSocketException or HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException;
}
