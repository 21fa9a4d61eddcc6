using System.Globalization;

namespace PortSip.Simulator;

/// <summary>Unique ids of 18 digits, the same in every run with the same seed.</summary>
internal sealed class IdSource(int seed)
{
    private const long First = 884_757_570_370_146_304;
    private readonly Random steps = new(seed);
    private long last = First + ((long)(uint)seed * 1_000_003);

    public string Next()
    {
        last += 1 + steps.Next(4096);
        return last.ToString(CultureInfo.InvariantCulture);
    }
}
