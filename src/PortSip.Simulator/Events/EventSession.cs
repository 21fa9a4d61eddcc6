using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>One event socket on the PBX's side: its commands, its user, and its subscriptions. Under the PBX's lock.</summary>
internal sealed class EventSession(EventSockets sockets, string address, Action<string> send, Action abort)
{
    private readonly Dictionary<string, HashSet<string>> _topics = new(StringComparer.Ordinal);
    private Principal? _principal;
    private int _commands;

    public IReadOnlyCollection<string> Topics => _topics.Keys;

    /// <summary>Handles a text frame.</summary>
    public void Receive(string text)
    {
        _commands++;
        try
        {
            using var json = JsonDocument.Parse(text);
            Execute(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            Answer("", "the command can't be read");
        }
    }

    public void Tell(EventMessage message)
    {
        if (Wants(message))
            send(message.Text);
    }

    /// <summary>Cuts the connection.</summary>
    public void Drop() => abort();

    private bool Wants(EventMessage message)
    {
        if (_topics.TryGetValue(EventTopic.GlobalPrefix + message.Topic, out var tenants) && tenants.Contains(SimulatorDefaults.TenantId))
            return true;
        return _topics.TryGetValue(message.Topic, out var subjects) && (message.Subject is null || subjects.Contains(message.Subject));
    }

    private void Execute(JsonElement command)
    {
        var name = Text(command, "command") ?? "";
        if (name == "auth")
        {
            _principal = sockets.SignIn(Text(command, "username"), Text(command, "extension_number"), Text(command, "password") ?? "", Text(command, "domain"), address);
            Answer(name, _principal is null ? "Login failed, authentication error" : null);
            return;
        }
        var problem = name switch
        {
            "subscribe" => Subscribe(command),
            "unsubscribe" => Unsubscribe(command),
            _ => "unknown command",
        };
        if (sockets.Delivery.Answers == SimulatorSubscriptionAnswer.Sent)
            Answer(name, problem);
        if (name == "subscribe" && problem is null)
            PushSnapshots(command);
    }

    private string? Subscribe(JsonElement command)
    {
        if (_principal is null)
            return "not signed in";
        var topics = Texts(command, "topics");
        if (topics.Count == 0 || topics.Exists(topic => !EventTopic.IsKnown(topic)))
            return "unknown topic";
        if (topics.Exists(topic => !sockets.MaySubscribe(_principal, topic)))
            return "permission denied";
        foreach (var topic in topics)
            _topics[topic] = [.. Texts(command, Subjects(topic))];
        return null;
    }

    private string? Unsubscribe(JsonElement command)
    {
        foreach (var topic in Texts(command, "topics"))
            _topics.Remove(topic);
        return null;
    }

    private void PushSnapshots(JsonElement command)
    {
        foreach (var message in Texts(command, "topics").SelectMany(topic => sockets.Snapshots(topic, _topics[topic])))
            send(message.Text);
    }

    private static string Subjects(string topic) =>
        EventTopic.IsGlobal(topic) ? "tenants" : topic == EventTopic.Queue ? "queues" : "extensions";

    private void Answer(string command, string? error)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("command", command);
            if (error is not null)
                writer.WriteString("error", error);
            writer.WriteString("id", _commands.ToString(CultureInfo.InvariantCulture));
            writer.WriteNumber("status", error is null ? 0 : -1);
            writer.WriteEndObject();
        }
        send(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string? Text(JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Texts(JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
