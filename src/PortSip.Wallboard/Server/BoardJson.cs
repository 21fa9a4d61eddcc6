using System.Text;
using System.Text.Json;

namespace PortSip.Wallboard;

/// <summary>Writes a board for the page. Times are milliseconds since 1970, durations are seconds.</summary>
internal static class BoardJson
{
    /// <param name="board">The board.</param>
    /// <param name="now">The time, which the page compares with its own clock.</param>
    public static string Of(Board board, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("name", board.Name);
            writer.WriteNumber("now", now.ToUnixTimeMilliseconds());
            if (board.Interruption is { } interruption)
            {
                writer.WriteStartObject("interrupted");
                writer.WriteNumber("since", interruption.Since.ToUnixTimeMilliseconds());
                writer.WriteString("reason", interruption.Reason);
                writer.WriteEndObject();
            }
            writer.WriteStartArray("notes");
            foreach (var note in board.Notes)
                writer.WriteStringValue(note);
            writer.WriteEndArray();
            if (board.Today is { } today)
                Write(writer, today);
            WriteAll(writer, "queues", board.Queues, Write);
            WriteAll(writer, "agents", board.Agents, Write);
            WriteAll(writer, "calls", board.Calls, Write);
            WriteAll(writer, "gaveUp", board.GaveUp, Write);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteAll<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, BoardDay today)
    {
        writer.WriteStartObject("today");
        writer.WriteNumber("calls", today.Calls);
        writer.WriteNumber("answered", today.Answered);
        writer.WriteNumber("gaveUp", today.GaveUp);
        if (today.AnswerRate is { } rate)
            writer.WriteNumber("rate", Math.Round(rate, 4));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, BoardQueue queue)
    {
        writer.WriteString("number", queue.Number);
        writer.WriteString("name", queue.Name);
        writer.WriteNumber("sla", queue.Sla.TotalSeconds);
        writer.WriteNumber("ready", queue.Ready);
        writer.WriteNumber("present", queue.Present);
        WriteAll(writer, "waiting", queue.Waiting, static (writer, caller) =>
        {
            writer.WriteString("id", caller.Id);
            writer.WriteString("number", caller.Number);
            writer.WriteString("name", caller.Name);
            writer.WriteNumber("since", caller.Since.ToUnixTimeMilliseconds());
        });
    }

    private static void Write(Utf8JsonWriter writer, BoardAgent agent)
    {
        writer.WriteString("number", agent.Number);
        writer.WriteString("name", agent.Name);
        writer.WriteString("group", agent.Group.ToString());
        writer.WriteString("state", agent.State);
        writer.WriteNumber("since", agent.Since.ToUnixTimeMilliseconds());
        writer.WriteString("reason", agent.Reason);
        writer.WriteString("partnerNumber", agent.PartnerNumber);
        writer.WriteString("partnerName", agent.PartnerName);
        writer.WriteString("queues", string.Join(", ", agent.Queues));
        if (agent.LastCall is not { } last)
            return;
        writer.WriteStartObject("last");
        writer.WriteNumber("at", last.EndedAt.ToUnixTimeMilliseconds());
        writer.WriteString("number", last.Number);
        writer.WriteString("name", last.Name);
        writer.WriteNumber("talk", Math.Round(last.TalkTime.TotalSeconds));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, BoardCall call)
    {
        writer.WriteString("id", call.Id);
        writer.WriteString("caller", call.Caller);
        writer.WriteString("callerName", call.CallerName);
        writer.WriteString("callee", call.Callee);
        writer.WriteString("calleeName", call.CalleeName);
        writer.WriteString("state", call.State);
        writer.WriteBoolean("talking", call.IsTalking);
        writer.WriteNumber("since", call.Since.ToUnixTimeMilliseconds());
    }

    private static void Write(Utf8JsonWriter writer, BoardAbandonedCall call)
    {
        writer.WriteString("id", call.Id);
        writer.WriteNumber("at", call.EndedAt.ToUnixTimeMilliseconds());
        writer.WriteString("number", call.Number);
        writer.WriteString("name", call.Name);
        writer.WriteString("where", call.Where);
        if (call.WaitTime is { } waited)
            writer.WriteNumber("waited", Math.Round(waited.TotalSeconds));
    }
}
