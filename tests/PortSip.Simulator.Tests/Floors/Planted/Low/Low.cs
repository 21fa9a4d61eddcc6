namespace PortSip.Simulator.Tests.Planted;

// Each refers to the floor above it in a way of its own.
internal sealed class ByBase : High;

internal sealed class ByInterface : IComparable<IHigh>
{
    public int CompareTo(IHigh? other) => 0;
}

internal sealed class ByField
{
    public readonly HighWord[] Words = [];
}

internal abstract class ByParameter
{
    public abstract void Take(ref HighValue? value);
}

internal sealed class ByResult
{
    public required Func<HighWord> Word { get; init; }
}

internal sealed class ByConstraint<T> where T : High;

internal sealed class ByAttribute
{
    [High]
    public int Number { get; set; }
}

internal enum ByAttributeArgument
{
    [Low(typeof(List<High>))]
    One,
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class LowAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}

internal static class ByCall
{
    public static int Count() => High.Count;
}

internal static class ByGenericArgument
{
    public static object Make() => Enumerable.Empty<High>();
}

internal static class ByLambda
{
    public static Func<object> Make(int number) => () => new { number, high = new High() };
}

internal static class ByAsyncMethod
{
    public static async Task<object> MakeAsync()
    {
        await Task.Yield();
        return new High();
    }
}

internal static class ByCatch
{
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (HighException)
        {
            // Nothing happens here.
        }
    }
}

internal static class ByNestedType
{
    internal sealed class Inner
    {
        internal sealed class Innermost : High;
    }
}

internal sealed record Innocent(ByBase Base)
{
    public ByCatchless Other { get; } = new();

    internal sealed class ByCatchless;
}
