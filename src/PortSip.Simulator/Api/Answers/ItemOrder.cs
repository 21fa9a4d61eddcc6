namespace PortSip.Simulator;

/// <summary>The <c>orderby</c> of a collection: <c>caller asc, started_at desc</c>.</summary>
internal sealed class ItemOrder : IComparer<ApiItem>
{
    private readonly List<(string Field, int Sign)> keys = [];

    /// <exception cref="FormatException">It is none.</exception>
    public static ItemOrder Parse(string text, Func<string, bool> isField)
    {
        var order = new ItemOrder();
        foreach (string part in text.Split(','))
        {
            string[] words = part.Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is 0 or > 2 || !isField(words[0])) throw new FormatException();

            order.keys.Add((words[0], words.Length == 1 || words[1] == "asc" ? 1 : words[1] == "desc" ? -1 : throw new FormatException()));
        }

        return order;
    }

    public int Compare(ApiItem? x, ApiItem? y)
    {
        foreach ((string field, int sign) in keys)
        {
            int byField = (x![field], y![field]) switch
            {
                (string one, string other) => string.CompareOrdinal(one, other),
                (var one, var other) => Comparer<object?>.Default.Compare(one, other),
            };
            if (byField != 0) return byField * sign;
        }

        return 0;
    }
}
