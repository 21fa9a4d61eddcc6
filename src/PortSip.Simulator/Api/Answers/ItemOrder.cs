namespace PortSip.Simulator;

/// <summary>The <c>orderby</c> of a collection: <c>caller asc, started_at desc</c>.</summary>
internal sealed class ItemOrder : IComparer<ApiItem>
{
    private readonly List<(string Field, int Sign)> _keys = [];

    /// <exception cref="FormatException">The text isn't a valid order.</exception>
    public static ItemOrder Parse(string text, Func<string, bool> isField)
    {
        var order = new ItemOrder();
        foreach (var part in text.Split(','))
        {
            var words = part.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || !isField(words[0]))
                throw new FormatException();
            order._keys.Add((words[0], words.Length == 1 || words[1] == "asc" ? 1 : words[1] == "desc" ? -1 : throw new FormatException()));
        }
        return order;
    }

    public int Compare(ApiItem? x, ApiItem? y)
    {
        foreach (var (field, sign) in _keys)
        {
            var byField = (x![field], y![field]) switch
            {
                (string one, string other) => string.CompareOrdinal(one, other),
                (var one, var other) => Comparer<object?>.Default.Compare(one, other),
            };
            if (byField != 0)
                return byField * sign;
        }
        return 0;
    }
}
