using System.Net;

namespace PortSip.Client;

/// <summary>
/// The path of every request: request limit, then retries, then (in the transport) sending and reading. Responses of any status are
/// returned; if there is no response, it throws. The connection handles the token.
/// </summary>
internal sealed class RequestPipeline : IDisposable
{
    // A wait that users attribute to the network; a longer one needs an explanation.
    private static readonly TimeSpan LongestQuietWait = TimeSpan.FromSeconds(5);

    private readonly RequestBudget _budget;
    private readonly Clock _clock;
    private readonly RetryPolicy _retry;
    private readonly TimeSpan _timeout;
    private readonly Transport _transport;

    public RequestPipeline(PortSipHttpOptions options)
    {
        _clock = options.Clock;
        _timeout = options.Timeout;
        _budget = new RequestBudget(options.RequestsPerMinute, options.Clock);
        _retry = new RetryPolicy(options.MaximumRetryCount, options.RetryInterval);
        _transport = new Transport(options);
    }

    /// <summary>The time limit for an operation that starts now.</summary>
    public Deadline StartDeadline() => new(_clock, _timeout);

    /// <summary>Sends the request, and resends it if its class and the failure allow it, until there is a response or the time has elapsed.</summary>
    /// <exception cref="PortSipException">ConnectionFailed, CertificateRejected, TimedOut or InvalidResponse: there was no complete response.</exception>
    public async Task<ApiResponse> SendAsync(
        ApiRequest request, BearerToken? token, Deadline deadline, IRequestLog log, CancellationToken cancellationToken)
    {
        var mayBeDone = request.MayBeDone;
        for (var retries = 0; ; retries++)
        {
            request.StartToken.ThrowIfCancellationRequested();
            cancellationToken.ThrowIfCancellationRequested();
            if (!_budget.TryEnter())
                await PaceAsync(request, deadline, log, cancellationToken).ConfigureAwait(false);

            string trouble;
            TimeSpan delay;
            TimeSpan? ordered = null;
            var started = _clock.Elapsed;
            try
            {
                if (log.IsVerbose)
                    log.Verbose($"{request}{(retries == 0 ? "" : $" (retry {retries})")}");
                var response = await _transport.SendAsync(request, token, AttemptTimeout(request, deadline, retries), cancellationToken).ConfigureAwait(false);
                if (log.IsVerbose)
                    log.Verbose(FormattableString.Invariant($"{(int)response.StatusCode} {response.StatusCode}, {response.Body.Length} bytes in {(_clock.Elapsed - started).TotalMilliseconds:0} ms"));

                if (request.IsDelete && mayBeDone && response.Says(HttpStatusCode.NotFound))
                    return response with { StatusCode = HttpStatusCode.OK, Body = default };
                delay = _retry.Delay(retries, response.RetryAfter);
                if (!_retry.ShouldRetry(request, response, retries) || delay >= deadline.Remaining)
                    return mayBeDone ? response with { MayBeDone = true } : response;
                // A 429 rejects a request before anything is done.
                mayBeDone |= !response.Says((HttpStatusCode)429);
                ordered = response.RetryAfter;
                trouble = $"{(response.IsForeign ? "the response was" : "the PBX returned")} {(int)response.StatusCode}{(ordered is { } wish ? FormattableString.Invariant($" and asked to wait {wish.TotalSeconds:0.##} s (Retry-After)") : "")}";
            }
            catch (TransportException e)
            {
                delay = _retry.Delay(retries, retryAfter: null);
                if (!_retry.ShouldRetry(request, e.Failure, retries) || delay >= deadline.Remaining)
                    throw Failures.FromTransport(request, e.Failure, token);
                mayBeDone |= e.Failure.MayHaveArrived;
                trouble = e.Failure.Reason;
            }

            var line = FormattableString.Invariant($"Could not {request.Operation}: {trouble}. Retrying in {delay.TotalSeconds:0.##} s.");
            // A wait this long at the PBX's request needs an explanation the first time.
            if (retries == 0 && !(ordered >= LongestQuietWait))
                log.Verbose(line);
            else
                log.Warning(line);
            await BackOffAsync(delay, request, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _transport.Dispose();

    private async Task PaceAsync(ApiRequest request, Deadline deadline, IRequestLog log, CancellationToken cancellationToken)
    {
        var began = _clock.Elapsed;
        await WaitAsync(token => _budget.EnterAsync(Announce, token), request, cancellationToken).ConfigureAwait(false);
        // The time that a request waits here isn't the PBX's fault, and doesn't count.
        deadline.Extend(_clock.Elapsed - began);

        void Announce(TimeSpan wait)
        {
            var line = FormattableString.Invariant($"The limit of requests per minute was reached; waiting {wait.TotalSeconds:0.##} s before the request to {request.Operation}.");
            if (wait > LongestQuietWait)
                log.Warning(line);
            else
                log.Verbose(line);
        }
    }

    private Task BackOffAsync(TimeSpan delay, ApiRequest request, CancellationToken cancellationToken) =>
        WaitAsync(token => _clock.DelayAsync(delay, token), request, cancellationToken);

    /// <summary>Waits before an attempt.</summary>
    private static async Task WaitAsync(Func<CancellationToken, Task> wait, ApiRequest request, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.StartToken);
        try
        {
            await wait(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The exception carries this token to show that nothing was sent, whatever else was canceled.
            request.StartToken.ThrowIfCancellationRequested();
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // A repeatable request gets a third of the time for each attempt, so that a lost response leaves time for another attempt.
    private TimeSpan AttemptTimeout(ApiRequest request, Deadline deadline, int retries)
    {
        var third = TimeSpan.FromTicks(_timeout.Ticks / 3);
        return request.Repeatability == Repeatability.Repeatable && _retry.AllowsAfter(retries) && third < deadline.Remaining ? third : deadline.Remaining;
    }
}
