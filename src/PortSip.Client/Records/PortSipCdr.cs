namespace PortSip.Client;

/// <summary>A call detail record.</summary>
public sealed record PortSipCdr : PortSipCallRecord
{
    /// <summary>The parts of the call, a transfer's new one among them; only by id, empty in a list.</summary>
    public IReadOnlyList<PortSipCdr> Legs { get; init; } = [];

    internal static PortSipCdr From(CallRecordAnswer answer, string id, PortSipConnection connection) => CallRecords.Fill(new PortSipCdr { Id = id }, answer, connection);

    /// <summary>By id: the part with the id, or else the first one, with all parts as its legs.</summary>
    internal static PortSipCdr FromDetail(CallRecordAnswer answer, string id, PortSipConnection connection)
    {
        if (answer.Items is null)
            return From(answer, answer.Id ?? id, connection);
        var legs = answer.Items.OfType<CallRecordAnswer>().Select(item => From(item, item.Id ?? id, connection)).ToList();
        var main = legs.Find(leg => leg.Id == id) ?? (legs.Count > 0 ? legs[0] : new PortSipCdr { Id = id, Connection = connection });
        return main with { Id = id, Legs = legs };
    }
}
