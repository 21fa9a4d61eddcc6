using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the newest CDRs, call logs or recordings, depending on the command, with parties and time.</summary>
internal sealed class RecordIdCompleter : Completer
{
    private static readonly RecordQuery Newest = new() { OrderBy = "started_at desc", First = 20 };

    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        Completions.Ask(query.BoundParameters, (client, token) => ListAsync(client, query.Command, query.Parameter, token));

    private static async Task<IReadOnlyList<Offer>> ListAsync(PortSipClient client, string commandName, string parameterName, CancellationToken cancellationToken)
    {
        if (commandName.EndsWith("Recording", StringComparison.OrdinalIgnoreCase))
            return [.. (await client.Recordings.ListAsync(Newest).ToListAsync(cancellationToken)).Select(recording => Of(recording.Id, recording.Caller, recording.Callee, recording.StartedAt))];
        if (commandName.EndsWith("Cdr", StringComparison.OrdinalIgnoreCase))
            return [.. (await client.Records.ListCdrsAsync(Newest).ToListAsync(cancellationToken)).Select(cdr => Of(cdr.Id, cdr.Caller, cdr.Callee, cdr.StartedAt))];
        var logs = await client.Records.ListCallLogsAsync(Newest).ToListAsync(cancellationToken);
        return [.. logs.Select(log => Of(parameterName == "Id" ? log.Id : log.SessionId ?? log.Id, log.Caller, log.Callee, log.StartedAt))];
    }

    private static Offer Of(string id, string? caller, string? callee, DateTimeOffset? startedAt) =>
        new(id, $"{caller} → {callee}, {LocalTime.Text(startedAt)}");
}
