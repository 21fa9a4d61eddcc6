using System.Text;

namespace PortSip.Simulator.Tests;

/// <summary>A PBX whose time stands still, and the requests of somebody who is signed in to it.</summary>
internal sealed class TestPbx : IDisposable
{
    public const string Admin = """{"username":"admin","password":"Passw0rd!","domain":"test.io"}""";
    public const string StandardUser = """{"username":"user1001","password":"Passw0rd!","domain":"test.io"}""";

    private static readonly SimulatorOptions Defaults = new()
    {
        ClockMode = SimulatorClockMode.Frozen,
        StartTime = new DateTimeOffset(2024, 8, 20, 6, 0, 0, TimeSpan.Zero),
    };

    public TestPbx(Func<SimulatorOptions, SimulatorOptions>? change = null) =>
        Pbx = new SimulatedPbx(change is null ? Defaults : change(Defaults));

    public TestPbx(SimulatorTenant tenant) => Pbx = new SimulatedPbx(tenant);

    public SimulatedPbx Pbx { get; }

    /// <summary>As a server sees it.</summary>
    public IServedPbx Served => Pbx;

    public string? Token { get; set; }

    /// <summary>Not signed in.</summary>
    public static TestPbx Of(string version, Func<SimulatorOptions, SimulatorOptions>? change = null) => new(options =>
    {
        var versioned = options with { Version = SimulatorVersion.Parse(version) };
        return change is null ? versioned : change(versioned);
    });

    public static TestPbx SignedIn(Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var test = new TestPbx(change);
        test.SignIn();
        return test;
    }

    public string SignIn(string body = Admin)
    {
        Token = Post("auth/sign_in", body).Text("access_token");
        return Token;
    }

    /// <summary>Signs in by what the version knows.</summary>
    public TestPbx SignedInAnyWay(string body = Admin)
    {
        var newer = Post("auth/sign_in", body);
        Token = (newer.Status == 404 ? Post("login", body) : newer).Text("access_token");
        return this;
    }

    public Reply Get(string path) => Send("GET", path);

    public Reply Post(string path, string body = "") => Send("POST", path, body);

    public Reply PostForm(string path, string body) => Send("POST", path, body, "application/x-www-form-urlencoded");

    public Reply Send(string method, string path, string body = "", string? contentType = "application/json", string address = "127.0.0.1")
    {
        List<KeyValuePair<string, string>> headers = [];
        if (contentType is not null && method == "POST")
            headers.Add(new("Content-Type", contentType));
        if (Token is not null)
            headers.Add(new("Authorization", "Bearer " + Token));
        return new Reply(Pbx.Handle(new SimulatorRequest
        {
            Method = method,
            PathAndQuery = "/api/" + path,
            Headers = headers,
            Body = Encoding.UTF8.GetBytes(body),
            RemoteAddress = address,
        }));
    }

    /// <summary>Places a call and gives its id.</summary>
    public string Originate(string caller, string callee, string more = "") =>
        Post("sessions", $$"""{"caller":"{{caller}}","callee":"{{callee}}","send_sdp":true{{more}}}""").Text("id");

    public SimulatedCall Call(string id) => Pbx.FindCall(id)!;

    /// <summary>The numbers that the call tried, in order.</summary>
    public string?[] Tried(string id) => [.. Call(id).Targets.Select(target => target.Callee)];

    public void Advance(double seconds) => Pbx.Clock.Advance(TimeSpan.FromSeconds(seconds));

    public void Dispose() => Pbx.Dispose();
}
