using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the newest CDRs, call logs or recordings, whichever the command is about, with parties and time.</summary>
internal sealed class RecordIdCompleter : IArgumentCompleter
{
    private static readonly RecordQuery Newest = new() { OrderBy = "started_at desc", First = 20 };

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        from record in Completions.Ask(fakeBoundParameters, (client, token) => ListAsync(client, commandName, parameterName, token))
        where Completions.Begins(record.Key, wordToComplete)
        select Completions.Result(record.Key, record.Value);

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> ListAsync(PortSipClient client, string commandName, string parameterName, CancellationToken cancellationToken)
    {
        if (commandName.EndsWith("Recording", StringComparison.OrdinalIgnoreCase))
            return [.. (await client.ListRecordingsAsync(Newest).ToListAsync(cancellationToken)).Select(recording => Offer(recording.Id, recording.Caller, recording.Callee, recording.StartedAt))];
        if (commandName.EndsWith("Cdr", StringComparison.OrdinalIgnoreCase))
            return [.. (await client.ListCdrsAsync(Newest).ToListAsync(cancellationToken)).Select(cdr => Offer(cdr.Id, cdr.Caller, cdr.Callee, cdr.StartedAt))];
        var logs = await client.ListCallLogsAsync(Newest).ToListAsync(cancellationToken);
        return [.. logs.Select(log => Offer(parameterName == "Id" ? log.Id : log.SessionId ?? log.Id, log.Caller, log.Callee, log.StartedAt))];
    }

    private static KeyValuePair<string, string> Offer(string id, string? caller, string? callee, DateTimeOffset? startedAt) =>
        new(id, $"{caller} → {callee}, {LocalTime.Text(startedAt)}");
}
