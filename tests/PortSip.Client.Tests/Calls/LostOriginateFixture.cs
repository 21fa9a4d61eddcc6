using System.Globalization;

namespace PortSip.Client.Tests.Calls;

/// <summary>A PBX that places a call and loses the response.</summary>
public abstract class LostOriginateFixture
{
    private protected TestClock Clock { get; } = new();

    private protected static MemoryPbx Losing(Func<HttpResponseMessage> list) =>
        MemoryPbx.SigningIn(request => request.Method == "POST" ? Reply.Reset() : list());

    private protected static async Task<PortSipOutcomeUnknownException> LostAsync(Bench bench)
    {
        var e = await Bench.FailureOf(() => bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None));
        var unknown = Assert.IsType<PortSipOutcomeUnknownException>(e);
        Assert.Equal((PortSipFailure.CallOutcomeUnknown, false), (unknown.Failure, unknown.IsSafeToRetry));
        return unknown;
    }

    private protected Task<Bench> SignInAsync(MemoryPbx pbx) => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, Clock, pbx));
}
