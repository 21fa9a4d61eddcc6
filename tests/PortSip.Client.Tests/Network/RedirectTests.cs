using PortSip.Testing;

namespace PortSip.Client.Tests.Network;

/// <summary>Redirects are followed for GET on the same server only.</summary>
public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_GET_follows_on_the_same_server_with_its_token(int status)
    {
        await using var pbx = await FakePbx.StartAsync(request => request.Path.EndsWith("/moved", StringComparison.Ordinal)
            ? Answer.Json("""{"items":[]}""")
            : Answer.Redirect("/api/v2/moved?x=%2F", status));
        using var bench = await SignInAsync(pbx);

        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal(["GET /api/sessions", "GET /api/v2/moved?x=%2F"], pbx.Requests.Select(r => r.ToString()));
        Assert.All(pbx.Requests, r => Assert.Equal($"Bearer {Bench.Token}", r.Header("Authorization")));
    }

    [Fact]
    public async Task Another_port_gets_nothing()
    {
        await using var other = await FakePbx.StartAsync(_ => Answer.Json("""{"items":[]}"""));
        await using var pbx = await FakePbx.StartAsync(_ => Answer.Redirect(other.Url + "/api/sessions"));
        using var bench = await SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(PortSipFailure.InvalidResponse, e.Failure);
        Assert.Contains(other.Url, e.Message, StringComparison.Ordinal);
        Assert.Single(pbx.Requests);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("http://pbx.test:8887/api/sessions")]
    [InlineData("https://pbx.test/api/sessions")]
    [InlineData("https://pbx.test.evil.test:8887/api/sessions")]
    [InlineData("https://pbx.test:8887@evil.test/api/sessions")]
    [InlineData("//evil.test:8887/api/sessions")]
    [InlineData("https:\\\\evil.test\\api")]
    [InlineData("ftp://pbx.test:8887/")]
    [InlineData("mailto:a@pbx.test")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//")]
    [InlineData("http://")]
    [InlineData("https://[")]
    [InlineData("http:///")]
    [InlineData("")]
    public async Task Elsewhere_and_nowhere_are_not_followed(string location)
    {
        Assert.SkipWhen(MonoRuntime.IsRunning && location.Contains('\\'), "Mono reads it as a path of the same server.");
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            using var pbx = MemoryPbx.SigningIn(_ => Reply.Empty(status).With("Location", location));
            using var bench = await Bench.SignInAsync(pbx);

            var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

            Assert.Equal((PortSipFailure.InvalidResponse, 2), (e.Failure, pbx.Requests.Count));
        }
    }

    [Fact]
    public async Task The_host_is_the_same_in_every_spelling()
    {
        var hops = 0;
        using var pbx = MemoryPbx.SigningIn(_ => ++hops == 1 ? Reply.Empty(302).With("Location", "HTTPS://PBX.test:8887/api/moved") : Reply.Calls());
        using var bench = await Bench.SignInAsync(pbx);

        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal("/api/moved", pbx.Requests[^1].PathAndQuery);
    }

    [Theory]
    [MemberData(nameof(TestedOperation.NamesOfPosts), MemberType = typeof(TestedOperation))]
    public async Task A_POST_never_follows_and_only_what_can_be_done_twice_is_safe_to_send_again(string name)
    {
        var operation = TestedOperation.Named(name);
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            using var pbx = MemoryPbx.SigningIn(request => request.Method == "POST" ? Reply.Empty(status).With("Location", request.PathAndQuery + "/moved") : Reply.Calls());
            using var bench = await Bench.SignInAsync(pbx);

            var e = await Bench.FailureOf(() => operation.RunAsync(bench.Client, CancellationToken.None));

            var failure = operation.Kind switch
            {
                OperationKind.Originate => PortSipFailure.CallOutcomeUnknown,
                OperationKind.Transfer => PortSipFailure.TransferOutcomeUnknown,
                _ => PortSipFailure.InvalidResponse,
            };
            Assert.Equal((failure, operation.Kind == OperationKind.Repeatable, 1), (e.Failure, e.IsSafeToRetry, pbx.Requests.Count(operation.Is)));
        }
    }

    [Fact]
    public async Task A_sign_in_never_follows()
    {
        using var pbx = new MemoryPbx(_ => Reply.Empty(307).With("Location", "/api/v2/auth/sign_in"));

        var e = await Bench.FailureOf(() => Bench.SignInAsync(pbx));

        Assert.Equal((PortSipFailure.InvalidResponse, 1), (e.Failure, pbx.Requests.Count));
    }

    [Fact]
    public async Task The_originate_by_URL_never_follows()
    {
        using var pbx = new MemoryPbx(request => Reply.Empty(302).With("Location", request.PathAndQuery));
        using var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx));

        var e = await Bench.FailureOf(() => client.OriginateCallAsync(TestedOperation.Direct, CancellationToken.None));

        Assert.Equal((PortSipFailure.CallOutcomeUnknown, 1), (e.Failure, pbx.Requests.Count));
    }

    [Fact]
    public async Task A_loop_ends()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Empty(302).With("Location", "/api/sessions"));
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal((PortSipFailure.InvalidResponse, 6), (e.Failure, pbx.Count("GET", "/api/sessions")));
    }

    private static Task<Bench> SignInAsync(FakePbx pbx) => Bench.SignInAsync(Bench.Options(pbx.ApiUri, accessToken: Bench.Token));
}
