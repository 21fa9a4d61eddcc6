using System.Text.Json;

namespace PortSip.Client;

/// <summary>A parsed message: responses to commands, events, or both. The instance is reused, thousands of times a second.</summary>
internal sealed class EventFrame
{
    // How deeply lists of events are searched.
    private const int LargestDepth = 16;

    private readonly EventFields _fields = new();

    public List<CommandAnswer> Answers { get; } = [];

    public List<PortSipEvent> Events { get; } = [];

    /// <summary>What was skipped because it can't be read, in words; nothing else is lost.</summary>
    public List<string> Flaws { get; } = [];

    /// <summary>Reads the next message.</summary>
    /// <param name="message">The bytes of the message, and whatever follows them.</param>
    /// <param name="length">The length of the message.</param>
    /// <param name="receivedAt">When it was received.</param>
    public void Read(byte[] message, int length, DateTimeOffset receivedAt)
    {
        Clear();
        try
        {
            Add(message, JsonPart.Whole(message, length), receivedAt, depth: 0);
        }
        catch (JsonException)
        {
            Clear();
            if (RepairedJson.Of(new ReadOnlyMemory<byte>(message, 0, length)) is { } repaired)
                Read(repaired.Json.ToArray(), repaired.Json.Length, receivedAt);
            else
                Flaws.Add(FormattableString.Invariant($"A message from the PBX was skipped: {length} bytes that aren't valid JSON."));
        }
    }

    private void Clear()
    {
        Answers.Clear();
        Events.Clear();
        Flaws.Clear();
    }

    private void Add(byte[] message, JsonPart part, DateTimeOffset receivedAt, int depth)
    {
        if (part.Kind == JsonTokenType.StartArray && depth < LargestDepth)
        {
            foreach (var item in part.Items(message))
                Add(message, item, receivedAt, depth + 1);
        }
        else if (part.Kind == JsonTokenType.StartObject)
        {
            AddObject(message, part, receivedAt);
        }
        else
        {
            // The whole message still has to be JSON.
            part.RequireEnd(message);
            Flaws.Add(FormattableString.Invariant($"A message from the PBX contains {part.Length} bytes that aren't an event; they were skipped."));
        }
    }

    private void AddObject(byte[] message, JsonPart part, DateTimeOffset receivedAt)
    {
        _fields.Read(message, part);
        var type = _fields.Text("event_type");
        if (type is null && _fields.Text("command") is { } command)
        {
            Answers.Add(new CommandAnswer(command, _fields.Integer("status") ?? 0, _fields.Text("error", "message"), _fields.Texts("topics")));
            return;
        }
        var before = Events.Count;
        try
        {
            EventRecords.Add(Events, new ReceivedEvent(_fields, EventTopics.Canonical(type ?? ""), new RawText(part.Copy(message)), receivedAt));
        }
        catch (Exception e) when (e is not JsonException)
        {
            // Whatever is wrong with it, or with this code, costs this event and not the socket.
            Events.RemoveRange(before, Events.Count - before);
            Flaws.Add($"An event from the PBX was skipped because it couldn't be read: {e.GetType().Name}.");
        }
    }
}
