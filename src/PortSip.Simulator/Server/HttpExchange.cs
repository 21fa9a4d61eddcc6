using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace PortSip.Simulator;

/// <summary>One request and its response over HttpListener.</summary>
internal sealed class HttpExchange(IServedPbx pbx)
{
    private const long LongestBody = 8 * 1024 * 1024;

    private static readonly bool CanReset = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Never throws: a failure here is a lost client or the end of the server.</summary>
    public async Task RunAsync(HttpListenerContext context, CancellationToken stop)
    {
        try
        {
            var request = await ReadAsync(context.Request, stop).ConfigureAwait(false);
            var answer = request is null ? Answer.Refuse(413, Errors.Unknown) : AnswerTo(request);
            await SendAsync(context.Response, answer, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await CutOffAsync(context.Response).ConfigureAwait(false);
        }
        catch (Exception error) when (IsLoss(error))
        {
            Abort(context.Response);
        }
    }

    /// <summary>A defect of the simulator must not look like a lost client: .NET's own HttpListener would return an empty 200.</summary>
    private SimulatorResponse AnswerTo(SimulatorRequest request)
    {
        try
        {
            return pbx.Handle(request);
        }
        catch (Exception)
        {
            return Answer.Refuse(500, Errors.Unknown);
        }
    }

    private static async Task<SimulatorRequest?> ReadAsync(HttpListenerRequest request, CancellationToken stop)
    {
        var headers = new List<KeyValuePair<string, string>>(request.Headers.Count);
        foreach (var name in request.Headers.AllKeys.OfType<string>())
            headers.Add(new KeyValuePair<string, string>(name, request.Headers[name] ?? ""));

        byte[] body = [];
        if (request.HasEntityBody)
        {
            if (request.ContentLength64 > LongestBody)
                return null;
            using var copy = new MemoryStream();
            await request.InputStream.CopyToAsync(copy, 81_920, stop).ConfigureAwait(false);
            body = copy.ToArray();
        }
        return new SimulatorRequest
        {
            Method = request.HttpMethod,
            PathAndQuery = request.RawUrl ?? "/",
            Headers = headers,
            Body = body,
            RemoteAddress = request.RemoteEndPoint?.Address.ToString() ?? "",
        };
    }

    private async Task SendAsync(HttpListenerResponse response, SimulatorResponse answer, CancellationToken stop)
    {
        if (answer.Delivery == SimulatorDelivery.Silence)
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);

        if (answer.Delivery == SimulatorDelivery.ByteByByte)
        {
            await SendByteByByteAsync(response, answer, stop).ConfigureAwait(false);
            return;
        }
        if (answer.Delay > TimeSpan.Zero)
            await Task.Delay(answer.Delay, stop).ConfigureAwait(false);

        switch (answer.Delivery)
        {
            case SimulatorDelivery.Reset when CanReset:
                response.Abort();
                break;
            case SimulatorDelivery.Reset or SimulatorDelivery.CutBody:
                await SendHalfAsync(response, answer, stop).ConfigureAwait(false);
                break;
            default:
                WriteHead(response, answer, answer.Body.Length);
                await WriteAsync(response, answer.Body.ToArray(), answer.Body.Length, stop).ConfigureAwait(false);
                response.Close();
                break;
        }
    }

    private async Task SendHalfAsync(HttpListenerResponse response, SimulatorResponse answer, CancellationToken stop)
    {
        // With an empty body, or with 204, the client couldn't notice that anything is missing.
        var body = answer.Body.Length > 1 ? answer.Body.ToArray() : "{}"u8.ToArray();
        var statusCode = answer.StatusCode is 0 or 204 ? 200 : answer.StatusCode;
        WriteHead(response, answer with { StatusCode = statusCode }, body.Length);
        await WriteAsync(response, body, body.Length / 2, stop).ConfigureAwait(false);
        await response.OutputStream.FlushAsync(stop).ConfigureAwait(false);
        response.Abort();
    }

    private async Task SendByteByByteAsync(HttpListenerResponse response, SimulatorResponse answer, CancellationToken stop)
    {
        WriteHead(response, answer, answer.Body.Length);
        foreach (var one in answer.Body.ToArray())
        {
            await Task.Delay(answer.Delay, stop).ConfigureAwait(false);
            await WriteAsync(response, [one], 1, stop).ConfigureAwait(false);
            await response.OutputStream.FlushAsync(stop).ConfigureAwait(false);
        }
        response.Close();
    }

    private static Task WriteAsync(HttpListenerResponse response, byte[] bytes, int count, CancellationToken stop) =>
        count == 0 ? Task.CompletedTask : response.OutputStream.WriteAsync(bytes, 0, count, stop);

    private void WriteHead(HttpListenerResponse response, SimulatorResponse answer, long length)
    {
        response.StatusCode = answer.StatusCode;
        // By the clock that also stamps calls: clients compare the two.
        response.Headers["Date"] = pbx.Now.ToString("R", CultureInfo.InvariantCulture);
        foreach (var header in answer.Headers)
        {
            if (header.Key == "Content-Type")
                response.ContentType = header.Value;
            else
                response.AppendHeader(header.Key, header.Value);
        }
        response.ContentLength64 = length;
    }

    /// <summary>The server ends: a client must not take a request without a response for an empty success.</summary>
    private async Task CutOffAsync(HttpListenerResponse response)
    {
        try
        {
            await SendHalfAsync(response, Answer.Empty(0), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (IsLoss(error))
        {
            Abort(response); // The head was already sent, or the client is gone.
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

    private static bool IsLoss(Exception error) =>
        error is HttpListenerException or IOException or ObjectDisposedException or InvalidOperationException;
}
