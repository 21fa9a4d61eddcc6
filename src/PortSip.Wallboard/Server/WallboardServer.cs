using System.Net;
using System.Text;
using PortSip.Simulator;

namespace PortSip.Wallboard;

/// <summary>
/// Serves the page of a wallboard on loopback, with HttpListener, which is always available. It only reads, and refuses everything that isn't the page or
/// comes from elsewhere.
/// </summary>
internal sealed class WallboardServer : IDisposable
{
    // Nothing of the page comes from elsewhere, nothing in it is inline, and no other page shows it in a frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // A page that hears nothing for longer says so.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    // Each open page holds a connection.
    private const int LargestNumberOfStreams = 32;

    private readonly BoardSource _boards;
    private readonly PageFiles _files;
    private readonly HttpListener _listener;
    private readonly RequestGuard _guard;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CountdownEvent _running = new(initialCount: 1);
    private int _streams;
    private int _isDisposed;

    private WallboardServer(BoardSource boards, BoardWords words, HttpListener listener, Uri root)
    {
        _boards = boards;
        _files = new PageFiles(words);
        _listener = listener;
        _guard = new RequestGuard(root);
        _ = AcceptAsync();
    }

    /// <summary>The address of the page.</summary>
    public Uri Page => _guard.Page;

    /// <summary>Starts to serve boards.</summary>
    /// <param name="boards">The boards.</param>
    /// <param name="words">The language of the page.</param>
    /// <param name="port">The port, 1 to 65535; 0 for a free one.</param>
    /// <exception cref="HttpListenerException">The port is taken.</exception>
    public static WallboardServer Start(BoardSource boards, BoardWords words, int port)
    {
        var (listener, root) = LoopbackListener.Start(port);
        // A page that was closed ends its stream.
        listener.IgnoreWriteExceptions = false;
        return new WallboardServer(boards, words, listener, root);
    }

    /// <summary>Stops serving: the port is free when this returns.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        _stopping.Cancel();
        _running.Signal();
        _running.Wait(LongestStop);
        _listener.Close();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (IsLoss(error))
            {
                return; // This is how a closed listener ends the wait.
            }
            // Not awaited: the next request must not wait for this one. It ends without an exception.
            _ = RunAsync(context);
        }
    }

    private async Task RunAsync(HttpListenerContext context)
    {
        var isCounted = _running.TryAddCount();
        try
        {
            await AnswerAsync(context.Request, context.Response).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception error) when (IsLoss(error) || error is OperationCanceledException)
        {
            // The page was closed, or the server ends.
            Abort(context.Response);
        }
        finally
        {
            if (isCounted)
                _running.Signal();
        }
    }

    private async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        response.Headers["Content-Security-Policy"] = Policy;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.Headers["Cache-Control"] = "no-store";
        var (name, status) = _guard.Admit(request);
        if (name == "events")
        {
            await StreamAsync(response).ConfigureAwait(false);
        }
        else if (name is not null && _files.Find(name) is { } file)
        {
            response.ContentType = file.Type;
            response.ContentLength64 = file.Content.Length;
            await response.OutputStream.WriteAsync(file.Content, 0, file.Content.Length, _stopping.Token).ConfigureAwait(false);
        }
        else
        {
            response.StatusCode = name is null ? status : 404;
        }
    }

    /// <summary>Server-sent events: each board, and a beat while it doesn't change.</summary>
    private async Task StreamAsync(HttpListenerResponse response)
    {
        if (Interlocked.Increment(ref _streams) > LargestNumberOfStreams)
        {
            Interlocked.Decrement(ref _streams);
            response.StatusCode = 503;
            return;
        }
        try
        {
            response.ContentType = "text/event-stream; charset=utf-8";
            response.SendChunked = true;
            for (Board? seen = null; ;)
            {
                var board = await _boards.NextAsync(seen, Beat, _stopping.Token).ConfigureAwait(false);
                var bytes = Encoding.UTF8.GetBytes(ReferenceEquals(board, seen) ? "event: beat\ndata: 1\n\n" : $"data: {BoardJson.Of(board, DateTimeOffset.UtcNow)}\n\n");
                await response.OutputStream.WriteAsync(bytes, 0, bytes.Length, _stopping.Token).ConfigureAwait(false);
                await response.OutputStream.FlushAsync(_stopping.Token).ConfigureAwait(false);
                seen = board;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }
    }

    private static void Abort(HttpListenerResponse response)
    {
        try
        {
            response.Abort();
        }
        catch (Exception error) when (IsLoss(error))
        {
            // The connection is gone already.
        }
    }

    private static bool IsLoss(Exception error) => error is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException;
}
