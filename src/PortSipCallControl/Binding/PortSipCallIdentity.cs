using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// A call as people name it: the call itself, also from a file or another process, an event or a log of it, a row or hashtable
/// with its id, or the id alone as text or a whole number. A call also supplies its number and its connection.
/// </summary>
public sealed class PortSipCallIdentity
{
    internal PortSipCallIdentity(string id) => Id = id;

    private PortSipCallIdentity(PortSipCall call, string? connectionName)
    {
        Id = call.Id;
        Call = call;
        ConnectionName = connectionName;
    }

    private PortSipCallIdentity(PortSipRecord record, string id, string? connectionName)
    {
        Id = id;
        Record = record;
        ConnectionName = connectionName;
    }

    /// <summary>The session id; of a record that doesn't name a session, the record's own id.</summary>
    public string Id { get; }

    /// <summary>The CDR or recording that was specified for its call; null if the call itself was.</summary>
    internal PortSipRecord? Record { get; }

    /// <summary>The call; null if only its id was specified.</summary>
    internal PortSipCall? Call { get; }

    /// <summary>The name of the call's own connection; null if there isn't one.</summary>
    internal string? ConnectionName { get; }

    /// <summary>The target of an error: the call, or the id as specified.</summary>
    internal object Target => (object?)Call ?? (object?)Record ?? Id;

    /// <summary>The id and the parties, if they are known.</summary>
    internal string Description => Call is { Caller: not null } or { Callee: not null } ? $"{Call}" : $"the call {Id}";

    /// <summary>The call at the PBX of a connection, with what is known of it.</summary>
    internal PortSipCall At(PortSipConnection connection) => (Call ?? new PortSipCall { Id = Id }) with { Connection = Call?.Connection ?? connection };

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    /// <summary>The identity in an object that isn't text or a number; null if the object isn't a call and has no id of one.</summary>
    internal static PortSipCallIdentity? FromObject(object? input)
    {
        switch (Given.Value(input))
        {
            case PortSipCallIdentity identity:
                return identity;
            case PortSipCall call:
                return new PortSipCallIdentity(call, call.ConnectionName);
            case PortSipQueueCaller waiting:
                return new PortSipCallIdentity(new PortSipCall { Id = waiting.SessionId, Caller = waiting.Caller }, waiting.ConnectionName);
            case PortSipCallLog { SessionId: { } session } log:
                return new PortSipCallIdentity(new PortSipCall { Id = session, Caller = log.Caller, Callee = log.Callee }, log.ConnectionName);
            case PortSipSessionEvent { SessionId: { } session } about:
                return new PortSipCallIdentity(new PortSipCall { Id = session, Caller = about.Caller, Callee = about.Callee }, connectionName: null);
            case IDictionary entries:
                return FromEntries(entries);
            case PSCustomObject:
                return FromRow((PSObject)input!);
            default:
                return null;
        }
    }

    /// <summary>The identity of the call that a CDR, a call log without a session or a recording is about; null for anything else.</summary>
    internal static PortSipCallIdentity? FromRecord(object? input) => Given.Value(input) switch
    {
        PortSipCallRecord record => new PortSipCallIdentity(record, record.Id, record.ConnectionName),
        PortSipRecording recording => new PortSipCallIdentity(recording, recording.Id, recording.ConnectionName),
        _ => null,
    };

    /// <summary>The identity in a piped object, which can be an id as well; null if it is something else.</summary>
    internal static PortSipCallIdentity? FromPipe(PSObject? input) => FromObject(input) ?? (Given.Value(input) is string text ? new PortSipCallIdentity(text) : null);

    private static PortSipCallIdentity? FromEntries(IDictionary entries) => FromColumns(name => entries[name]);

    private static PortSipCallIdentity? FromRow(PSObject row) =>
        row.TypeNames[0].StartsWith("Deserialized.", StringComparison.Ordinal) && !IsCopyOfCall(row) ? null : FromColumns(name => row.Properties[name]?.Value, row);

    // Copies of other records have ids as well, which don't identify calls.
    private static bool IsCopyOfCall(PSObject row) => row.TypeNames.Contains($"Deserialized.{typeof(PortSipCall).FullName}");

    private static PortSipCallIdentity? FromColumns(Func<string, object?> column, PSObject? row = null)
    {
        string? Cell(string name) => Text.OrNull(Convert.ToString(Given.Value(column(name)), CultureInfo.InvariantCulture));

        if (column(nameof(PortSipCall.Id)) is not { } id)
            return null;
        var text = CallAttribute.IdOf(id);
        if (string.IsNullOrWhiteSpace(text))
            return new PortSipCallIdentity(text);
        var call = row is not null && IsCopyOfCall(row) && LanguagePrimitives.TryConvertTo(row, out PortSipCall copy)
            ? copy
            : new PortSipCall { Id = text, Caller = Cell("Caller"), Callee = Cell("Callee"), ExtensionNumber = Cell("ExtensionNumber") };
        return new PortSipCallIdentity(call, Cell("ConnectionName"));
    }
}
