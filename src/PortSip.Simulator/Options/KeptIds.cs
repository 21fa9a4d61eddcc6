namespace PortSip.Simulator;

/// <summary>Ids for objects that replace others: one with a known name keeps its id. Several can have the same name, and each id is given once.</summary>
/// <param name="former">The objects before.</param>
/// <param name="ids">The ids of new ones.</param>
internal sealed class KeptIds(IEnumerable<(string Name, string Id)> former, IdSource ids)
{
    private readonly List<(string Name, string Id)> _former = [.. former];

    /// <summary>The id of an object with this name.</summary>
    public string Of(string name)
    {
        var at = _former.FindIndex(known => known.Name == name);
        if (at < 0)
            return ids.Next();
        var id = _former[at].Id;
        _former.RemoveAt(at);
        return id;
    }
}
