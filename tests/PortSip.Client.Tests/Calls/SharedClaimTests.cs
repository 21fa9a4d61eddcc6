using System.Net;
using System.Runtime.CompilerServices;

namespace PortSip.Client.Tests.Calls;

/// <summary>All connections of a process to one PBX and tenant know of each other which calls they have placed.</summary>
public sealed class SharedClaimTests
{
    private const string PlacedId = "884757570370146304";

    private readonly TestClock _clock = new();
    private int _originates;

    [Theory]
    [InlineData("test.io")]
    [InlineData("TEST.io")]
    public async Task A_call_that_another_connection_has_placed_is_not_taken_for_the_lost_one(string domain)
    {
        using var pbx = LosingAllButTheFirst();
        using var theirs = await SignInAsync(pbx);
        using var ours = await SignInAsync(pbx, domain);

        Assert.Equal(PlacedId, (await OriginateAsync(theirs)).Id);

        Assert.Empty((await LostAsync(ours)).Candidates);
    }

    [Fact]
    public async Task A_call_that_a_connection_has_placed_which_has_ended_is_not_taken_either()
    {
        using var pbx = LosingAllButTheFirst();
        using (var theirs = await SignInAsync(pbx))
            await OriginateAsync(theirs);
        using var ours = await SignInAsync(pbx);

        Assert.Empty((await LostAsync(ours)).Candidates);
    }

    [Fact]
    public async Task A_call_that_was_placed_without_a_connection_is_not_taken_either()
    {
        using var pbx = LosingAllButTheFirst();
        using var direct = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, _clock, pbx));
        await direct.OriginateCallAsync(
            new DirectOriginateRequest { Call = TestedOperation.Originate, Domain = Bench.Domain, Credential = new NetworkCredential(Bench.Extension, Bench.ExtensionPassword) }, CancellationToken.None);
        using var ours = await SignInAsync(pbx);

        Assert.Empty((await LostAsync(ours)).Candidates);
    }

    [Fact]
    public async Task A_call_that_another_connection_may_be_placing_at_that_moment_is_held_back()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var pbx = MemoryPbx.SigningIn(async (request, _) => request.Method == "GET"
            ? Reply.Calls((PlacedId, "1001", "1002", _clock.PbxNow)).At(_clock.PbxNow)
            : Interlocked.Increment(ref _originates) == 1 ? await answer.Task : Reply.Reset());
        using var theirs = await SignInAsync(pbx);
        using var ours = await SignInAsync(pbx);
        var placing = OriginateAsync(theirs);

        Assert.Contains("being placed now", (await LostAsync(ours)).Message, StringComparison.Ordinal);

        answer.SetResult(Reply.Json(Reply.Call));
        await placing;
    }

    [Fact]
    public async Task A_tenant_knows_nothing_of_another_one()
    {
        using var pbx = LosingAllButTheFirst();
        using var theirs = await SignInAsync(pbx, "other.io");
        using var ours = await SignInAsync(pbx);
        await OriginateAsync(theirs);

        Assert.Equal(PlacedId, (await OriginateAsync(ours)).Id);
    }

    [Theory]
    [InlineData("https://pbx.test:8887/api/", "https://PBX.test:8887/api/", true)]
    [InlineData("http://127.0.0.1:8888/api/", "http://localhost:8888/api/", true)]
    [InlineData("http://127.0.0.1:8888/api/", "http://[::1]:8888/api/", true)]
    [InlineData("https://pbx.test:8887/api/", "https://pbx.test:8889/api/", false)]
    [InlineData("https://pbx.test:8887/api/", "https://other.test:8887/api/", false)]
    [InlineData("https://pbx.test:8887/one/api/", "https://pbx.test:8887/two/api/", false)]
    public void A_PBX_is_known_by_its_address(string one, string other, bool isSame)
    {
        var all = new PlacedCallsByTenant();

        Assert.Equal(isSame, all.Of(new Uri(one), "test.io") == all.Of(new Uri(other), "test.io"));
    }

    [Fact]
    public void Another_PBX_at_the_same_address_may_give_the_same_ids_again()
    {
        var all = new PlacedCallsByTenant();
        var (here, elsewhere) = (all.Of(new Uri("http://127.0.0.1:8888/api/"), "test.io"), all.Of(new Uri("http://127.0.0.1:8889/api/"), "test.io"));
        here.Claimed.TryClaim("1");
        elsewhere.Claimed.TryClaim("1");

        all.Forget(new Uri("http://localhost:8888/api/"));

        Assert.Equal((true, false), (here.Claimed.TryClaim("1"), elsewhere.Claimed.TryClaim("1")));
    }

    [Fact]
    public void Those_of_PBXs_that_nobody_is_connected_to_are_forgotten()
    {
        var all = new PlacedCallsByTenant();
        // On a stack that is gone by then: mono takes what is left on one for references.
        var use = new Thread(() => Use(all, 500));
        use.Start();
        use.Join();

        GC.Collect();
        all.Of(new Uri("https://last.test/api/"), null);

        Assert.InRange(all.Count, 1, 20);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(PlacedCallsByTenant all, int count)
    {
        for (var i = 0; i < count; i++)
            all.Of(new Uri($"https://pbx{i}.test/api/"), "test.io");
    }

    private MemoryPbx LosingAllButTheFirst() => MemoryPbx.SigningIn(request =>
        request.Path == "/api/sessions" && request.Method == "GET" ? Reply.Calls((PlacedId, "1001", "1002", _clock.PbxNow)).At(_clock.PbxNow)
        : Interlocked.Increment(ref _originates) == 1 ? Reply.Json(Reply.Call)
        : Reply.Reset());

    private Task<Bench> SignInAsync(MemoryPbx pbx, string domain = Bench.Domain) => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, _clock, pbx, domain: domain));

    private static Task<PortSipCall> OriginateAsync(Bench bench) => bench.Client.Calls.OriginateAsync(TestedOperation.Originate, CancellationToken.None);

    private static async Task<PortSipOutcomeUnknownException> LostAsync(Bench bench) =>
        Assert.IsType<PortSipOutcomeUnknownException>(await Bench.FailureOf(() => OriginateAsync(bench)));
}
