using PortSip.Testing;

namespace PortSip.Client.Tests.Retries;

/// <summary>An originate by URL is sent only once.</summary>
public sealed class DirectOriginateRetryTests
{
    [Theory]
    [InlineData(429, 4, PortSipFailure.RateLimited, true)]
    [InlineData(502, 1, PortSipFailure.CallOutcomeUnknown, false)]
    [InlineData(503, 1, PortSipFailure.ServerError, false)]
    [InlineData(504, 1, PortSipFailure.CallOutcomeUnknown, false)]
    [InlineData(500, 1, PortSipFailure.ServerError, false)]
    [InlineData(408, 1, PortSipFailure.CallOutcomeUnknown, false)]
    [InlineData(401, 1, PortSipFailure.AuthenticationFailed, true)]
    [InlineData(403, 1, PortSipFailure.Forbidden, true)]
    [InlineData(404, 1, PortSipFailure.NotFound, true)]
    [InlineData(301, 1, PortSipFailure.CallOutcomeUnknown, false)]
    [InlineData(302, 1, PortSipFailure.CallOutcomeUnknown, false)]
    [InlineData(303, 1, PortSipFailure.CallOutcomeUnknown, false)]
    public async Task The_originate_by_URL_is_sent_once_only(int status, int requests, PortSipFailure failure, bool isSafe)
    {
        using var pbx = new MemoryPbx(_ => Reply.Empty(status).With("Location", "/api/sessions/directly?again"));

        var e = await DirectFailureAsync(pbx);

        Assert.Equal((failure, isSafe, requests), (e.Failure, e.IsSafeToRetry, pbx.Requests.Count));
    }

    [Fact]
    public async Task The_originate_by_URL_whose_response_is_lost_is_unknown()
    {
        using var reset = new MemoryPbx(_ => Reply.Reset());
        using var cut = new MemoryPbx(_ => Reply.CutShort());
        using var nonsense = new MemoryPbx(_ => Reply.Json("{}"));

        foreach (var pbx in new[] { reset, cut, nonsense })
        {
            var e = await DirectFailureAsync(pbx);
            Assert.Equal((PortSipFailure.CallOutcomeUnknown, 1), (e.Failure, pbx.Requests.Count));
        }
    }

    private static async Task<PortSipException> DirectFailureAsync(MemoryPbx pbx)
    {
        var log = new CapturingLog();
        using var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx), log);
        var e = await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));
        foreach (var line in log.VerboseLines.Concat(log.Warnings))
            Bench.AssertNoSecret(line);
        return e;
    }
}
