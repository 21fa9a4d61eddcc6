using System.Net;
using System.Text.Json.Serialization.Metadata;

namespace PortSip.Client;

/// <summary>CDRs and call logs (API §6).</summary>
public sealed partial class PortSipClient
{
    /// <summary><c>GET /cdrs</c>, or <c>/user/cdrs</c>: the records as a stream, page by page. The tenant's are for administrators and queue managers.</summary>
    /// <exception cref="PortSipException">Forbidden, ValidationFailed (a filter that the PBX refuses) and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipCdr> ListCdrsAsync(RecordQuery query) =>
        ListRecords("list the CDRs", $"{Owner(query.Scope)}cdrs", query, (answer, id) => PortSipCdr.From(answer, id, connection));

    /// <summary><c>GET /cdrs/{id}</c>, or <c>/user/cdrs/{id}</c>: one record with the parts of its call.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipCdr> GetCdrAsync(string id, PortSipRecordScope scope, CancellationToken cancellationToken) =>
        PortSipCdr.FromDetail(await ReadDetailAsync($"get the CDR {id}", $"{Owner(scope)}cdrs/{Segment(id)}", Wire.Json.CallRecordAnswer, answer => answer.IsAny, cancellationToken).ConfigureAwait(false), ReceivedText.Of(id), connection);

    /// <summary><c>GET /calllogs</c>: the call logs as a stream, page by page (22.0.42 and newer).</summary>
    /// <exception cref="PortSipException">As <see cref="ListCdrsAsync"/>; NotFound on an older PBX.</exception>
    public IAsyncEnumerable<PortSipCallLog> ListCallLogsAsync(RecordQuery query) =>
        ListRecords("list the call logs", "calllogs", query, (answer, id) => PortSipCallLog.From(answer, id, connection));

    /// <summary>
    /// The call logs of a session. A PBX that doesn't filter by session (no document says that it does) is asked for its newest 500
    /// at the most.
    /// </summary>
    /// <exception cref="PortSipException">Forbidden; NotFound on an older PBX; and the failures of every request.</exception>
    public async Task<IReadOnlyList<PortSipCallLog>> FindCallLogsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var found = await new CallLogSearch(connection, _log).FindAsync(sessionId, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(answer => PortSipCallLog.From(answer, answer.Id ?? "", connection))];
    }

    /// <summary><c>GET /calllogs/{id}</c>: one call log.</summary>
    /// <exception cref="PortSipException">NotFound.</exception>
    public async Task<PortSipCallLog> GetCallLogAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await ReadDetailAsync($"get the call log {id}", $"calllogs/{Segment(id)}", Wire.Json.CallRecordAnswer, answer => answer.IsAny, cancellationToken).ConfigureAwait(false);
        answer = answer.Items is [{ } first, ..] ? first : answer;
        return PortSipCallLog.From(answer, answer.Id ?? ReceivedText.Of(id), connection);
    }

    private static string Owner(PortSipRecordScope scope) => scope == PortSipRecordScope.Self ? "user/" : "";

    private IAsyncEnumerable<T> ListRecords<T>(string operation, string path, RecordQuery query, Func<CallRecordAnswer, string, T> convert)
        where T : PortSipCallRecord =>
        ReadCollection(
            CollectionRequest.Of(operation, path, query),
            Wire.Json.CallRecords,
            record => record.Id,
            record => convert(record, record.Id ?? ""),
            query.OwnFilter is null ? null : query.Fits,
            query.First);

    /// <summary>The guide shows POST for these reads, the description GET: a PBX that doesn't know the one is asked by the other (API §6).</summary>
    private async Task<T> ReadDetailAsync<T>(string operation, string path, JsonTypeInfo<T> type, Func<T, bool> isAny, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await ReadAnyAsync(Get(operation, path), type, isAny, cancellationToken).ConfigureAwait(false);
        }
        catch (PortSipException e) when (e is { StatusCode: HttpStatusCode.MethodNotAllowed, IsForeign: false })
        {
            return await ReadAnyAsync(Post(operation, path, Repeatability.Repeatable), type, isAny, cancellationToken).ConfigureAwait(false);
        }
    }

    // An object that holds nothing of a record would become one that the PBX doesn't have.
    private async Task<T> ReadAnyAsync<T>(ApiRequest request, JsonTypeInfo<T> type, Func<T, bool> isAny, CancellationToken cancellationToken)
        where T : class
    {
        var response = await SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        var answer = Wire.Read(request, response, type, _log);
        return isAny(answer) ? answer : throw Failures.InvalidBody(request, response, "holds nothing of what was asked for");
    }
}
