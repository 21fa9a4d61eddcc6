using System.Text.Json;

namespace PortSip.Simulator.Tests.Events;

/// <summary>An event socket without a network.</summary>
internal sealed class TestSocket
{
    public const string SignIn = """{"command":"auth","username":"admin","password":"Passw0rd!","domain":"test.io"}""";
    private const string SystemSignIn = """{"command":"auth","username":"sysadmin","password":"Passw0rd!"}""";

    private readonly TestPbx _test;
    private readonly EventSession _session;

    public TestSocket(TestPbx test)
    {
        _test = test;
        _session = test.Served.OpenEvents("127.0.0.1", Texts.Add, () => { })!;
    }

    public List<string> Texts { get; } = [];

    public JsonElement Last => JsonDocument.Parse(Texts[^1]).RootElement;

    /// <summary>The events that came; answers are none.</summary>
    public IReadOnlyList<JsonElement> Events =>
        [.. Texts.Select(text => JsonDocument.Parse(text).RootElement).Where(json => json.TryGetProperty("event_type", out _))];

    /// <summary>The types of the events that came.</summary>
    public string[] Types => [.. Events.Select(json => json.GetProperty("event_type").GetString()!)];

    /// <summary>The administrator's, whose answers and snapshots have been read.</summary>
    /// <param name="test">The PBX.</param>
    /// <param name="subscription">The content of the command: topics, and the extensions, queues or tenants.</param>
    public static TestSocket Subscribed(TestPbx test, string subscription = "\"topics\":[\"cdr_events\"]") => Subscribed(test, SignIn, subscription);

    /// <summary>The system administrator's.</summary>
    public static TestSocket SystemSubscribed(TestPbx test, string subscription) => Subscribed(test, SystemSignIn, subscription);

    public void Send(string command) => _test.Served.ReceiveCommand(_session, command);

    private static TestSocket Subscribed(TestPbx test, string signIn, string subscription)
    {
        var socket = new TestSocket(test);
        socket.Send(signIn);
        socket.Send($"{{\"command\":\"subscribe\",{subscription}}}");
        Assert.All(socket.Texts.Take(2), text => Assert.DoesNotContain("\"error\"", text, StringComparison.Ordinal));
        socket.Texts.Clear();
        return socket;
    }
}
