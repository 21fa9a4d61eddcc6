namespace PortSip.Client;

/// <summary>A ring group: a number that calls several extensions (API §9).</summary>
/// <param name="Id">Its id, an opaque text.</param>
/// <param name="Number">The number that callers dial, such as 6000.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
internal sealed record RingGroup(string Id, string? Number, string? Name)
{
    public override string ToString() => $"{Number} {Name}".Trim();
}
