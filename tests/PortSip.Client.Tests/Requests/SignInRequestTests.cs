using PortSip.Testing;

namespace PortSip.Client.Tests.Requests;

/// <summary>The exact requests to sign in, refresh and sign out in each generation.</summary>
public sealed class SignInRequestTests
{
    internal const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private const string PasswordInJson = """pass/w\"ö+r d&1%""";
    private const string PasswordInForm = "pass%2Fw%22%C3%B6%2Br%20d%261%25";
    private const string ClientId = "9d806019-75b2-4b3d-bb8b-f5a3a412cc0a";

    [Fact]
    public async Task The_newest_generation()
    {
        var requests = await LifeAsync(PortSipAuthenticationMethod.SignIn);

        AssertRequest(requests[0], "POST /api/auth/sign_in", $$"""{"username":"alice","password":"{{PasswordInJson}}","domain":"test.io"}""", Json, bearer: null);
        AssertRequest(requests[1], "POST /api/auth/refresh_token", """{"refresh_token":"refresh/one+=="}""", Json, bearer: null);
        AssertRequest(requests[2], "GET /api/sessions", "", contentType: null, "second-token");
        AssertRequest(requests[3], "POST /api/auth/sign_out", "", Json, "second-token");
        Assert.Equal(4, requests.Count);
    }

    [Fact]
    public async Task The_OAuth_form()
    {
        var requests = await LifeAsync(PortSipAuthenticationMethod.OAuth);

        AssertRequest(
            requests[0], "POST /api/login/oauth/token",
            $"grant_type=password&username=alice&domain=test.io&password={PasswordInForm}&scope=all&client_id={ClientId}", Form, bearer: null);
        AssertRequest(
            requests[1], "POST /api/login/oauth/token",
            $"grant_type=refresh_token&refresh_token=refresh%2Fone%2B%3D%3D&client_id={ClientId}", Form, bearer: null);
        AssertRequest(requests[2], "GET /api/sessions", "", contentType: null, "second-token");
        AssertRequest(requests[3], "POST /api/login/oauth/revoke", "", Json, "second-token");
        Assert.Equal(4, requests.Count);
    }

    [Fact]
    public async Task The_old_login_has_no_refresh_and_signs_in_again()
    {
        var requests = await LifeAsync(PortSipAuthenticationMethod.Login);

        var login = $$"""{"username":"alice","password":"{{PasswordInJson}}","domain":"test.io"}""";
        AssertRequest(requests[0], "POST /api/login", login, Json, bearer: null);
        AssertRequest(requests[1], "POST /api/login", login, Json, bearer: null);
        AssertRequest(requests[2], "GET /api/sessions", "", contentType: null, "second-token");
        AssertRequest(requests[3], "POST /api/logout", "", Json, "second-token");
        Assert.Equal(4, requests.Count);
    }

    [Fact]
    public async Task The_tokens_of_16()
    {
        var requests = await LifeAsync(PortSipAuthenticationMethod.Tokens);

        AssertRequest(requests[0], "POST /api/tokens", $$"""{"username":"alice","password":"{{PasswordInJson}}","domain":"test.io"}""", Json, bearer: null);
        AssertRequest(requests[1], "POST /api/tokens/refresh", """{"refresh_token":"refresh/one+=="}""", Json, bearer: null);
        AssertRequest(requests[2], "GET /api/sessions", "", contentType: null, "second-token");
        AssertRequest(requests[3], "POST /api/tokens/destroy", "", Json, "second-token");
        Assert.Equal(4, requests.Count);
    }

    [Fact]
    public async Task A_16_without_a_refresh_is_signed_in_to_again()
    {
        var clock = new TestClock();
        using var pbx = new MemoryPbx(request => request.Path switch
        {
            "/api/tokens" => Reply.Token(),
            "/api/sessions" => Reply.Calls(),
            _ => Reply.Error(404),
        });
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, method: PortSipAuthenticationMethod.Tokens));
        clock.Step(TimeSpan.FromHours(1));

        await bench.Client.Calls.ListAsync(CancellationToken.None);

        Assert.Equal(["/api/tokens", "/api/tokens/refresh", "/api/tokens", "/api/sessions"], pbx.Requests.Select(r => r.Path));
    }

    [Theory]
    [InlineData(PortSipAuthenticationMethod.SignIn, """{"username":"alice","password":"x"}""")]
    [InlineData(PortSipAuthenticationMethod.Tokens, """{"username":"alice","password":"x"}""")]
    [InlineData(PortSipAuthenticationMethod.OAuth, $"grant_type=password&username=alice&password=x&scope=all&client_id={ClientId}")]
    [InlineData(PortSipAuthenticationMethod.Login, """{"username":"alice","password":"x"}""")]
    public async Task A_system_administrator_has_no_domain(PortSipAuthenticationMethod method, string body)
    {
        using var pbx = new MemoryPbx(_ => Reply.Token());
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, method: method, domain: null, password: "x"));

        Assert.Equal(body, Assert.Single(pbx.Requests).Text);
    }

    [Theory]
    [InlineData("/api/auth/sign_in", PortSipAuthenticationMethod.SignIn, 1)]
    [InlineData("/api/login/oauth/token", PortSipAuthenticationMethod.OAuth, 2)]
    [InlineData("/api/login", PortSipAuthenticationMethod.Login, 3)]
    [InlineData("/api/tokens", PortSipAuthenticationMethod.Tokens, 4)]
    public async Task The_newest_generation_that_the_PBX_knows_is_found_and_kept(string known, PortSipAuthenticationMethod method, int requests)
    {
        var clock = new TestClock();
        using var pbx = new MemoryPbx(request => request.Path == known ? Reply.Token(refreshToken: null) : request.Method == "GET" ? Reply.Calls() : Reply.Empty(404));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx));

        Assert.Equal((method, requests), (bench.Connection.AuthenticationMethod, pbx.Requests.Count));

        // A later sign-in goes straight to it.
        clock.Step(TimeSpan.FromHours(1));
        await bench.Client.Calls.ListAsync(CancellationToken.None);
        Assert.Equal([known, "/api/sessions"], pbx.Requests.Skip(requests).Select(r => r.Path));
    }

    [Fact]
    public async Task A_method_that_the_PBX_does_not_allow_is_unknown_too()
    {
        using var pbx = new MemoryPbx(request => request.Path == "/api/login" ? Reply.Token() : Reply.Empty(405));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal(PortSipAuthenticationMethod.Login, bench.Connection.AuthenticationMethod);
    }

    [Fact]
    public async Task A_PBX_that_knows_none_says_NotFound()
    {
        using var pbx = new MemoryPbx(_ => Reply.Empty(404));

        var e = await Bench.FailureOf(() => Bench.SignInAsync(pbx));

        Assert.Equal(
            (PortSipFailure.NotFound, "/api/auth/sign_in /api/login/oauth/token /api/login /api/tokens"),
            (e.Failure, string.Join(" ", pbx.Requests.Select(r => r.Path))));
    }

    [Theory]
    [InlineData(PortSipAuthenticationMethod.SignIn)]
    [InlineData(PortSipAuthenticationMethod.OAuth)]
    [InlineData(PortSipAuthenticationMethod.Login)]
    [InlineData(PortSipAuthenticationMethod.Tokens)]
    public async Task A_generation_that_was_named_is_the_only_one_tried(PortSipAuthenticationMethod method)
    {
        using var pbx = new MemoryPbx(_ => Reply.Empty(404));

        await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, method: method)));

        Assert.Single(pbx.Requests);
    }

    [Theory]
    [InlineData("404 page not found")]
    [InlineData("<html>Not Found</html>")]
    public async Task A_page_for_a_path_that_the_PBX_does_not_know_is_followed_by_the_next_generation(string page)
    {
        using var pbx = new MemoryPbx(request => request.Path == "/api/tokens" ? Reply.Token() : Reply.Text(page, 404));
        using var bench = await Bench.SignInAsync(pbx);

        Assert.Equal(PortSipAuthenticationMethod.Tokens, bench.Connection.AuthenticationMethod);
    }

    [Fact]
    public async Task Pages_for_all_paths_say_InvalidResponse()
    {
        using var pbx = new MemoryPbx(_ => Reply.Html(404));

        var e = await Bench.FailureOf(() => Bench.SignInAsync(pbx));

        Assert.Equal((PortSipFailure.InvalidResponse, 4), (e.Failure, pbx.Requests.Count));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_sign_in_that_was_answered_is_not_sent_again(int status)
    {
        using var pbx = new MemoryPbx(_ => Reply.Error(status, "UNAUTHORIZED"));

        await Bench.FailureOf(() => Bench.SignInAsync(pbx));

        Assert.Single(pbx.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"role\":\"Admin\"}")]
    public async Task The_old_login_that_answers_no_token_is_followed_by_reading_it(string body)
    {
        await using var pbx = await FakePbx.StartAsync(request => (request.Method, request.Path) switch
        {
            ("POST", "/api/login") => Answer.Json(body).With("Set-Cookie", "session=c00kie; Path=/"),
            ("GET", "/api/login") => Answer.Json("""{"access_token":"second-token","expires_at":"2030-01-01T00:00:00Z","expires_in":1800,"role":"Admin"}"""),
            ("GET", _) => Answer.Json("""{"items":[]}"""),
            _ => Answer.Empty(204),
        });
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri, method: PortSipAuthenticationMethod.Login));
        await bench.Client.Calls.ListAsync(CancellationToken.None);

        AssertRequest(pbx.Requests[1], "GET /api/login", "", contentType: null, bearer: null);
        Assert.Equal("session=c00kie", pbx.Requests[1].Header("Cookie"));
        AssertRequest(pbx.Requests[2], "GET /api/sessions", "", contentType: null, "second-token");
    }

    [Fact]
    public async Task An_old_login_without_any_token_says_InvalidResponse()
    {
        using var pbx = new MemoryPbx(_ => Reply.Empty());

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, method: PortSipAuthenticationMethod.Login)));

        Assert.Equal((PortSipFailure.InvalidResponse, 2), (e.Failure, pbx.Requests.Count));
    }

    // Signs in, lets the token age, lists the calls, signs out.
    private static async Task<IReadOnlyList<RecordedRequest>> LifeAsync(PortSipAuthenticationMethod method)
    {
        var signIns = 0;
        await using var pbx = await FakePbx.StartAsync(request =>
            request.Path.EndsWith("/sessions", StringComparison.Ordinal) ? Answer.Json("""{"items":[]}""")
            : request.Path.EndsWith("out", StringComparison.Ordinal) || request.Path.EndsWith("revoke", StringComparison.Ordinal) || request.Path.EndsWith("destroy", StringComparison.Ordinal) ? Answer.Empty(204)
            : ++signIns == 1 ? Answer.Json($$"""{"access_token":"{{Bench.Token}}","expires_in":1800,"refresh_token":"{{Bench.RefreshToken}}","token_type":"Bearer"}""", 201)
            : Answer.Json("""{"access_token":"second-token","expires_in":1800,"refresh_token":"second-refresh"}"""));
        var clock = new TestClock();
        using var bench = await Bench.SignInAsync(Bench.Options(pbx.ApiUri, clock, method: method));
        clock.Step(TimeSpan.FromSeconds(1799));
        await bench.Client.Calls.ListAsync(CancellationToken.None);
        await bench.Connection.DisconnectAsync(bench.Log, CancellationToken.None);
        Assert.All(pbx.Requests, r => Assert.Null(r.Header("Expect")));
        return pbx.Requests;
    }

    internal static void AssertRequest(RecordedRequest request, string line, string body, string? contentType, string? bearer)
    {
        Assert.Equal((line, body), ($"{request.Method} {request.PathAndQuery}", request.Text));
        Assert.Equal(contentType, request.Header("Content-Type"));
        Assert.Equal(bearer is null ? null : $"Bearer {bearer}", request.Header("Authorization"));
    }
}
