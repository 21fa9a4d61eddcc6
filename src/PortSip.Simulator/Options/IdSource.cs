using System.Globalization;

namespace PortSip.Simulator;

/// <summary>Unique ids of 18 digits, the same in every run with the same seed.</summary>
internal sealed class IdSource(int seed)
{
    private const long First = 884_757_570_370_146_304;
    private readonly Random _steps = new(seed);
    private long _last = First + ((long)(uint)seed * 1_000_003);

    public string Next()
    {
        _last += 1 + _steps.Next(4096);
        return _last.ToString(CultureInfo.InvariantCulture);
    }
}
