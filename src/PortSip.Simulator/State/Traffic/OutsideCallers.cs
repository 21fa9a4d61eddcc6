using System.Globalization;

namespace PortSip.Simulator;

/// <summary>Those who call from outside: the same ones again and again, each with its number and, mostly, its name.</summary>
internal sealed class OutsideCallers
{
    private const int Count = 250;

    // Numbers that the regulators of five countries reserve for fiction: they reach no subscriber.
    private static readonly (string Prefix, int Digits)[] Ranges =
        [("+441632960", 3), ("+121255501", 2), ("+141555501", 2), ("+3319900", 4), ("+6125550", 4), ("+493023125", 3)];

    private static readonly string[] Places =
        ["Airport", "Bridge", "Castle", "Central", "Garden", "Harbour", "Highland", "Lakeside", "Market", "Mill", "North", "Park", "River", "South", "Station", "Valley"];

    private static readonly string[] Kinds =
        ["Bakery", "Bookshop", "Brewery", "Clinic", "Couriers", "Dentist", "Garage", "Hotel", "Insurance", "Library", "Logistics", "Pharmacy", "Plumbing", "Printers", "School", "Theatre"];

    private readonly Random _random;
    private readonly (string Number, string Name)[] _callers;

    public OutsideCallers(Random random)
    {
        _random = random;
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (numbers.Count < Count)
            numbers.Add(Number());
        _callers = [.. numbers.Select(number => (number, Name()))];
    }

    public (string Number, string Name) Next() => _callers[_random.Next(Count)];

    private string Number()
    {
        var (prefix, digits) = Pick(Ranges);
        return prefix + _random.Next((int)Math.Pow(10, digits)).ToString("D" + digits, CultureInfo.InvariantCulture);
    }

    /// <summary>One in five callers has no name, as not every trunk carries names.</summary>
    private string Name() => _random.Next(5) == 0 ? "" : $"{Pick(Places)} {Pick(Kinds)}";

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
