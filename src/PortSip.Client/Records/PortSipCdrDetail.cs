namespace PortSip.Client;

/// <summary>A call detail record that was read by id.</summary>
public sealed record PortSipCdrDetail : PortSipCdr
{
    /// <inheritdoc/>
    public override required string Id { get => base.Id; init => base.Id = value; }

    /// <summary>The legs of the call, including a transfer's new one; empty if the PBX lists none.</summary>
    public PortSipList<PortSipCdr> Legs { get; init; } = [];

    /// <summary>The leg with the id, or else the first one, with all parts as its legs.</summary>
    internal static PortSipCdrDetail FromDetail(CallRecordAnswer answer, string id, PortSipConnection connection)
    {
        if (answer.Items is null)
            return Of(answer, answer.Id ?? id, connection);
        var parts = answer.Items.OfType<CallRecordAnswer>().ToList();
        var main = parts.Find(part => part.Id == id) ?? parts.FirstOrDefault();
        var detail = main is null ? new PortSipCdrDetail { Id = id, Connection = connection } : Of(main, id, connection);
        return detail with { Legs = [.. parts.Select(part => From(part, part.Id ?? id, connection))] };
    }

    private static PortSipCdrDetail Of(CallRecordAnswer answer, string id, PortSipConnection connection) =>
        CallRecords.Fill(new PortSipCdrDetail { Id = id }, answer, connection);
}
