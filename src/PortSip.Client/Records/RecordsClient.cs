namespace PortSip.Client;

/// <summary>CDRs and call logs (API §6).</summary>
public sealed class RecordsClient
{
    private readonly ApiSender _sender;

    internal RecordsClient(ApiSender sender) => _sender = sender;

    /// <summary><c>GET /cdrs</c>, or <c>/user/cdrs</c>: the records as a stream, page by page. The tenant's are for administrators and queue managers.</summary>
    /// <exception cref="PortSipException">Forbidden, ValidationFailed (a filter that the PBX rejects) and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipCdr> ListCdrsAsync(RecordQuery query) =>
        ListRecords(RecordEndpoints.Of(query.Scope).ListCdrs, query, (answer, id) => PortSipCdr.From(answer, id, _sender.Connection));

    /// <summary><c>GET /cdrs/{id}</c>, or <c>/user/cdrs/{id}</c>: one record with the parts of its call.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipCdrDetail> GetCdrAsync(string id, PortSipRecordScope scope, CancellationToken cancellationToken) =>
        PortSipCdrDetail.FromDetail(await _sender.ReadDetailAsync(RecordEndpoints.Of(scope).GetCdr.Request(("id", id)), RecordJson.Wire.CallRecordAnswer, answer => answer.IsAny, cancellationToken).ConfigureAwait(false), ReceivedText.Of(id), _sender.Connection);

    /// <summary><c>GET /calllogs</c>: the call logs as a stream, page by page (22.0.42 and newer).</summary>
    /// <exception cref="PortSipException">As <see cref="ListCdrsAsync"/>; NotFound on an older PBX.</exception>
    public IAsyncEnumerable<PortSipCallLog> ListCallLogsAsync(RecordQuery query) =>
        ListRecords(RecordEndpoints.ListCallLogs, query, (answer, id) => PortSipCallLog.From(answer, id, _sender.Connection));

    /// <summary>
    /// The call logs of a session. If a PBX doesn't filter by session (no document says that it does), at most its newest 500 logs
    /// are searched.
    /// </summary>
    /// <exception cref="PortSipException">Forbidden; NotFound on an older PBX; and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipCallLog>> FindCallLogsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var found = await new CallLogSearch(_sender).FindAsync(sessionId, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(answer => PortSipCallLog.From(answer, answer.Id ?? "", _sender.Connection))];
    }

    /// <summary><c>GET /calllogs/{id}</c>: one call log.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipCallLog> GetCallLogAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await _sender.ReadDetailAsync(RecordEndpoints.GetCallLog.Request(("id", id)), RecordJson.Wire.CallRecordAnswer, answer => answer.IsAny, cancellationToken).ConfigureAwait(false);
        answer = answer.Items is [{ } first, ..] ? first : answer;
        return PortSipCallLog.From(answer, answer.Id ?? ReceivedText.Of(id), _sender.Connection);
    }

    private IAsyncEnumerable<T> ListRecords<T>(Endpoint endpoint, RecordQuery query, Func<CallRecordAnswer, string, T> convert)
        where T : PortSipCallRecord =>
        _sender.ReadCollection(
            query.ToRequest(endpoint),
            RecordJson.Wire.CallRecords,
            record => record.Id,
            record => convert(record, record.Id ?? ""),
            query.IsChecked ? query.Fits : null,
            query.First);
}
