namespace PortSip.Client;

/// <summary>Responses that are passed on as they arrive.</summary>
internal sealed partial class Transport
{
    private const int CopyBufferSize = 81_920;
    private const int LeastProgress = 1024;

    /// <summary>
    /// Passes the body on. The time limit applies to each KiB, not to the whole body: a large file takes as long as it needs, and
    /// a body that trickles in byte by byte would otherwise take forever.
    /// </summary>
    private async Task CopyBodyAsync(HttpResponseMessage response, IBodySink sink, CancellationTokenSource attempt, TimeSpan timeout)
    {
        sink.Begin(response);
        using var ending = HttpStack.EndReadsOn(response, attempt.Token);
        using var stream = await HttpStack.OpenAsync(response.Content, attempt.Token).ConfigureAwait(false);
        var buffer = new byte[CopyBufferSize];
        var progress = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, 0, buffer.Length, attempt.Token).ConfigureAwait(false)) > 0)
        {
            progress += read;
            if (progress >= LeastProgress)
            {
                _clock.CancelAfter(attempt, timeout);
                progress = 0;
            }
            await sink.WriteAsync(buffer, read, attempt.Token).ConfigureAwait(false);
        }
    }
}
