namespace PortSip.Client;

/// <summary>A call detail record.</summary>
public record PortSipCdr : PortSipCallRecord
{
    internal static PortSipCdr From(CallRecordAnswer answer, string id, PortSipConnection connection) => CallRecords.Fill(new PortSipCdr { Id = id }, answer, connection);
}
