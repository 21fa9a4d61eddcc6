using System.Management.Automation;
using System.Text.Json;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Connection;

/// <summary>A session that signs in again, and one that signs in as somebody else.</summary>
public sealed class SecondSignInTests
{
    private const string SignIn = "Connect-PortSip $server ([pscredential]::new($user, [Net.NetworkCredential]::new('', 'Passw0rd!').SecurePassword))";

    [Fact]
    public async Task A_second_sign_in_of_the_same_user_signs_the_first_out()
    {
        await using var pbx = await PbxAsync();
        using var session = new PowerShellSession();

        session.Get($"$first = {SignIn} -Domain test.io -Name lab; $second = {SignIn} -Domain TEST.io -Name LAB; $null = Get-PortSipCall", ("server", pbx.Url), ("user", "ann"));

        Assert.Equal(
            ["POST /api/auth/sign_in -", "POST /api/auth/sign_in -", "POST /api/auth/sign_out ann-1", "GET /api/sessions ann-2"],
            pbx.Requests.Select(r => $"{r.Method} {r.Path} {r.Header("Authorization")?.Split(' ')[1] ?? "-"}"));
        Assert.Equal((false, true), (session.Single<bool>("$first.IsConnected"), session.Single<bool>("$second.IsConnected")));
        Assert.Equal("lab", session.Single<string>("(Get-PortSipConnection).Name"));
    }

    [Fact]
    public async Task Who_still_names_the_first_learns_what_became_of_it()
    {
        await using var pbx = await PbxAsync();
        using var session = new PowerShellSession();

        var error = session.Run($"$first = {SignIn} -Name lab; $null = {SignIn} -Name lab; Get-PortSipCall -Connection $first", ("server", pbx.Url), ("user", "ann"))
            .ExpectError(PortSipFailure.NotConnected, "GetPortSipCallCommand", ErrorCategory.ConnectionError);

        Assert.Contains("ann signed in to", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("again as 'lab'", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_that_is_older_than_the_last_sign_in_is_still_hung_up()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("$call = New-PortSipCall 1001 1002; $null = $simulator | Connect-PortSip; $null = $simulator | Connect-PortSip; $call | Stop-PortSipCall");

        Assert.Equal(0, pbx.ActiveCalls);
    }

    [Theory]
    [InlineData("-Domain other.io", "ann")]
    [InlineData("-Domain test.io", "bob")]
    [InlineData("", "ann")]
    public async Task Another_user_or_domain_gets_a_name_of_its_own(string domain, string user)
    {
        await using var pbx = await PbxAsync();
        using var session = new PowerShellSession();

        var result = session.Run(
            $"$null = {SignIn} -Domain test.io -Name lab; $user = $other; 1..3 | ForEach-Object {{ $null = {SignIn} -Name lab {domain} }}; Get-PortSipConnection",
            ("server", pbx.Url), ("user", "ann"), ("other", user));

        Assert.Equal(["lab", "lab-2"], result.Objects<PortSipConnection>().Select(c => c.Name));
        Assert.All(result.Objects<PortSipConnection>(), c => Assert.True(c.IsConnected));
        Assert.Contains("'lab-2'", result.Warnings[0], StringComparison.Ordinal);
        Assert.Equal("lab-2", session.Single<string>("(Get-PortSipConnection -Default).Name"));
        Assert.Equal(user, session.Single<string>("(Get-PortSipConnection lab-2).UserName"));
        session.Get("Get-PortSipCall -Connection lab");
        Assert.Equal("Bearer ann-1", pbx.Requests[^1].Header("Authorization"));
    }

    [Fact]
    public async Task Another_server_of_the_same_host_gets_a_name_of_its_own_too_without_a_warning_if_none_was_specified()
    {
        await using var pbx = await PbxAsync();
        await using var other = await PbxAsync();
        using var session = new PowerShellSession();

        var result = session.Run($"$null = {SignIn}; $server = $next; $null = {SignIn}; (Get-PortSipConnection).Name", ("server", pbx.Url), ("next", other.Url), ("user", "ann"));

        Assert.Equal(["127.0.0.1", "127.0.0.1-2"], result.Objects<string>());
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public async Task A_name_that_is_free_again_is_given_again()
    {
        await using var pbx = await PbxAsync();
        using var session = new PowerShellSession();

        session.Get($"$null = {SignIn} -Name lab; Disconnect-PortSip; $user = 'bob'; $null = {SignIn} -Name lab", ("server", pbx.Url), ("user", "ann"));

        Assert.Equal("lab bob", session.Single<string>("\"$((Get-PortSipConnection).Name) $((Get-PortSipConnection).UserName)\""));
    }

    [Fact]
    public async Task A_sign_in_that_fails_leaves_the_first_as_it_is()
    {
        await using var pbx = await PbxAsync(refuses: user => user == "ann-2");
        using var session = new PowerShellSession();

        session.Run($"$first = {SignIn} -Name lab; try {{ $null = {SignIn} -Name lab }} catch {{ }}", ("server", pbx.Url), ("user", "ann"));

        Assert.True(session.Single<bool>("$first.IsConnected"));
        Assert.Empty(session.Get("Get-PortSipCall"));
    }

    [Fact]
    public async Task The_same_token_takes_its_own_place_and_another_does_not()
    {
        await using var pbx = await PbxAsync();
        using var session = new PowerShellSession();

        session.Get("""
            'one', 'one', 'two' | ForEach-Object { $null = Connect-PortSip $server -AccessToken ([Net.NetworkCredential]::new('', $_).SecurePassword) -Name lab -WarningAction Ignore }
            """, ("server", pbx.Url));

        Assert.Equal(["lab", "lab-2"], session.Get("(Get-PortSipConnection).Name").Select(o => o.ToString()));
        // Who made a token ends it.
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public async Task What_is_under_way_on_the_first_is_finished_before_it_is_signed_out()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var signedOut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var pbx = await FakePbx.StartAsync(async (request, _) =>
        {
            switch (request.Path)
            {
                case "/api/auth/sign_in":
                    return Answer.Json("""{"access_token":"token"}""");
                case "/api/auth/sign_out":
                    signedOut.SetResult();
                    return Answer.Empty(204);
                default:
                    arrived.SetResult();
                    await answer.Task;
                    return Answer.Json("""{"id":"884757570370146304"}""");
            }
        });
        using var session = new PowerShellSession();
        using var other = new PowerShellSession();
        var first = session.Single<PortSipConnection>($"{SignIn} -Name lab", ("server", pbx.Url), ("user", "ann"));
        var call = Task.Run(() => other.Single<PortSipCall>("New-PortSipCall 1001 1002 -Connection $first", ("first", first)));
        await arrived.Task;

        session.Get($"$null = {SignIn} -Name lab");
        Assert.False(signedOut.Task.IsCompleted);
        answer.SetResult();

        Assert.Equal("884757570370146304", (await call).Id);
        await signedOut.Task;
    }

    [Fact]
    public async Task Fifty_sign_ins_leave_one_connection_open()
    {
        await using var pbx = await PbxAsync();
        using var session = new PowerShellSession();

        session.Get($"1..50 | ForEach-Object {{ $null = {SignIn} -Name lab; $null = Get-PortSipCall }}", ("server", pbx.Url), ("user", "ann"));

        // The PBX hears a moment later that a connection was closed; all but the last have to be.
        var open = pbx.OpenConnections;
        while (open.Count > 1)
        {
            var closed = await Task.WhenAny(open);
            open = [.. open.Where(connection => connection != closed)];
        }
        _ = Assert.Single(pbx.OpenConnections);
        Assert.Equal(49, pbx.Requests.Count(r => r.Path == "/api/auth/sign_out"));
    }

    private static Task<FakePbx> PbxAsync(Func<string, bool>? refuses = null)
    {
        var signIns = 0;
        return FakePbx.StartAsync(request =>
        {
            if (request.Path != "/api/auth/sign_in")
                return request.Method == "GET" ? Answer.Json("""{"count":0,"items":[]}""") : Answer.Empty(204);
            using var body = JsonDocument.Parse(request.Body);
            var token = $"{body.RootElement.GetProperty("username").GetString()}-{Interlocked.Increment(ref signIns)}";
            return refuses?.Invoke(token) == true ? Answer.Error(400, "UNAUTHORIZED") : Answer.Json($$"""{"access_token":"{{token}}"}""");
        });
    }
}
