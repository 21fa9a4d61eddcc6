using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace PortSipCallControl.Benchmarks;

/// <summary>
/// The event sockets: they respond to every command, send a burst to each subscriber if the path requests one, and report the
/// calls that were placed, each answered a while later.
/// </summary>
internal sealed class EventFeed
{
    /// <summary>From the originate to the answer.</summary>
    public static readonly TimeSpan AnswersAfter = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<string> _answers = new();
    private readonly ConcurrentDictionary<WebSocket, SemaphoreSlim> _sockets = new();
    private int _opened;

    /// <summary>One line for the sockets that were opened, then one for each answer: the call's id, and when its event was sent (ticks of <see cref="Stopwatch"/>).</summary>
    public byte[] Report() => Encoding.UTF8.GetBytes(string.Join('\n', [$"{_opened}", .. _answers]));

    /// <summary>Forgets what was seen, for the next round.</summary>
    public void Reset()
    {
        _answers.Clear();
        _opened = 0;
    }

    public async Task ServeAsync(WebSocket socket, int burst)
    {
        Interlocked.Increment(ref _opened);
        var sending = _sockets[socket] = new SemaphoreSlim(1, 1);
        var buffer = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: WebSocketMessageType.Text } part)
            {
                var command = Encoding.UTF8.GetString(buffer, 0, part.Count);
                var isSubscription = command.Contains("\"subscribe\"", StringComparison.Ordinal);
                await SendAsync(socket, sending, $$"""{"command":"{{(isSubscription ? "subscribe" : "auth")}}","id":"1","status":0}""");
                for (var i = 0; isSubscription && i < burst; i++)
                    await SendAsync(socket, sending, Event("call_start", $"{884757570370146304 + i}"));
            }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The reader has enough.
        }
        finally
        {
            _sockets.TryRemove(socket, out _);
        }
    }

    /// <summary>A call was placed; it is answered in a while.</summary>
    public async Task AnswerAsync(string id)
    {
        await TellAsync(Event("call_start", id));
        await TellAsync(Event("cdr_target_ringing", id));
        await Task.Delay(AnswersAfter);
        _answers.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{id} {Stopwatch.GetTimestamp()}"));
        await TellAsync(Event("cdr_target_answer", id));
    }

    private static string Event(string type, string id) =>
        $$"""{"event_type":"{{type}}","tenant_id":"10001","session_id":"{{id}}","direction":"internal","user_data":"order-{{id}}","call_id":"{{id}}@test.io","caller_display_name":"Extension 1001","callee_display_name":"","did":"","outbound_caller_id":"","cdr_id":"{{id}}","caller":"1001","callee":"1002","destiantion":"sip:1002@test.io","start_time":"1787205659","ring_time":"1787205660","answered_time":"{{(type == "cdr_target_answer" ? "1787205665" : "0")}}","ended_time":"0","status_code":"0","end_reason":"None"}""";

    private async Task TellAsync(string text)
    {
        foreach (var (socket, sending) in _sockets)
            await SendAsync(socket, sending, text);
    }

    private static async Task SendAsync(WebSocket socket, SemaphoreSlim sending, string text)
    {
        await sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The reader has left.
        }
        finally
        {
            sending.Release();
        }
    }
}
