using System.Globalization;
using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>Writes queue events as WSI does.</summary>
internal static class QueueEventWriter
{
    /// <summary>The messages for an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="domain">The tenant's SIP domain.</param>
    public static IEnumerable<EventMessage> Write(QueueEvent happened, string domain)
    {
        var queue = happened.Queue;
        switch (happened)
        {
            case QueueManaged managed:
                yield return Managed(managed.Type, queue);
                break;
            case QueueCallerChanged changed:
                yield return Queue("queue_caller_status", queue, writer =>
                {
                    writer.WriteStartArray("updated_callers");
                    var place = queue.Waiting.TakeWhile(waiting => waiting.SessionId != changed.Caller.SessionId).Count();
                    WriteCaller(writer, changed.Caller, place < queue.Waiting.Count ? place + 1 : 0, ("reason", changed.Reason));
                    writer.WriteEndArray();
                });
                break;
            case QueueAgentRemoved removed:
                yield return Queue("queue_agent_status", queue, writer =>
                {
                    writer.WriteStartArray("removed_agents");
                    writer.WriteStartObject();
                    writer.WriteString("agent_extension_number", removed.Extension);
                    writer.WriteEndObject();
                    writer.WriteEndArray();
                });
                break;
            case QueueSlaBreached breached:
                yield return Queue("queue_sla_breached", queue, writer =>
                {
                    writer.WriteString("caller", breached.Caller.Number);
                    writer.WriteNumber("total_callers_breached", breached.Total);
                    writer.WriteNumber("sla_time_secs", (int)breached.SlaTime.TotalSeconds);
                    writer.WriteNumber("waiting_callers", queue.Waiting.Count);
                    writer.WriteString("timestamp", EventJson.Seconds(breached.Time));
                });
                break;
            case QueueAgentChanged changed:
                yield return Queue("queue_agent_status", queue, writer =>
                {
                    writer.WriteStartArray("updated_agents");
                    WriteAgent(writer, changed.Agent, happened.Time);
                    writer.WriteEndArray();
                });
                yield return new EventMessage(
                    EventTopic.Extension,
                    EventJson.Of("extension_agent_status", writer =>
                    {
                        ExtensionEventWriter.WriteExtension(writer, changed.Agent.Extension, domain);
                        writer.WriteStartArray("agent_status");
                        writer.WriteStartObject();
                        writer.WriteString("queue_number", queue.Number);
                        writer.WriteString("status", AgentWords.Api(changed.Agent.Status));
                        writer.WriteEndObject();
                        writer.WriteEndArray();
                        writer.WriteString("time", EventJson.Seconds(happened.Time));
                    }),
                    changed.Agent.Extension);
                break;
        }
    }

    /// <summary>The state of a queue, sent when a subscription starts.</summary>
    public static EventMessage Snapshot(SimulatedQueue queue, DateTimeOffset now) => Queue("queue_status", queue, writer =>
    {
        // The one event that tells which queue it is but by its id.
        writer.WriteString("queue_number", queue.Number);
        writer.WriteString("queue_name", queue.Name);
        writer.WriteStartArray("waiting_list");
        for (var place = 0; place < queue.Waiting.Count; place++)
            WriteCaller(writer, queue.Waiting[place], place + 1, ("caller_name", queue.Waiting[place].Name));
        writer.WriteEndArray();
        writer.WriteStartArray("agents");
        foreach (var agent in queue.Agents)
            WriteAgent(writer, agent, now);
        writer.WriteEndArray();
    });

    /// <param name="type">In the API's spelling: <c>queue_updated</c>.</param>
    /// <param name="queue">The queue.</param>
    public static EventMessage Managed(string type, SimulatedQueue queue) =>
        new(EventTopic.QueueManagement, EventJson.Of(type, writer => writer.WriteString("queue_number", queue.Number)));

    private static EventMessage Queue(string type, SimulatedQueue queue, Action<Utf8JsonWriter> write) => new(
        EventTopic.Queue,
        EventJson.Of(type, writer =>
        {
            writer.WriteString("queue_id", queue.Id);
            write(writer);
        }),
        queue.Number);

    private static void WriteCaller(Utf8JsonWriter writer, SimulatedQueueCaller caller, int position, (string Name, string Value) more)
    {
        writer.WriteStartObject();
        writer.WriteString("position", position.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("session_id", caller.SessionId);
        writer.WriteString("caller_number", caller.Number);
        writer.WriteString("timestamp", EventJson.Seconds(caller.Since));
        writer.WriteString("type", caller.IsCallback ? "callback" : "normal");
        writer.WriteString(more.Name, more.Value);
        writer.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter writer, SimulatedAgent agent, DateTimeOffset time)
    {
        writer.WriteStartObject();
        // Who has left the queue is "online" here: at the PBX, and nothing else.
        writer.WriteString("state", agent.Status == SimulatedAgentStatus.LoggedOut ? "ONLINE" : AgentWords.Api(agent.Status));
        writer.WriteString("agent_extension_number", agent.Extension);
        writer.WriteString("session_id", agent.SessionId ?? "");
        writer.WriteString("caller_number", agent.CallerNumber);
        writer.WriteString("caller_name", agent.CallerName);
        writer.WriteString("timestamp", EventJson.Seconds(time));
        writer.WriteEndObject();
    }
}
