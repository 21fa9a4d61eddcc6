namespace PortSip.Simulator.Tests.Planted;

// What types of a lower floor must not refer to.
internal class High
{
    public static int Count { get; set; }
}

internal enum HighWord
{
    One,
}

internal interface IHigh;

internal struct HighValue;

[AttributeUsage(AttributeTargets.All)]
internal sealed class HighAttribute : Attribute
{
    public Type? Type { get; set; }

    public HighWord Word { get; set; }
}

internal sealed class HighException : Exception;
