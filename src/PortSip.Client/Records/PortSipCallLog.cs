namespace PortSip.Client;

/// <summary>A call log: a CDR that contains its session id (API §6; PBX 22.0.42 and later).</summary>
public sealed record PortSipCallLog : PortSipCallRecord
{
    /// <inheritdoc/>
    public override required string Id { get => base.Id; init => base.Id = value; }

    /// <summary>The session id of the call that it records.</summary>
    public string? SessionId { get; init; }

    internal static PortSipCallLog From(CallRecordAnswer answer, string id, PortSipConnection connection) =>
        CallRecords.Fill(new PortSipCallLog { Id = id, SessionId = answer.SessionId }, answer, connection);
}
