using System.Collections.Concurrent;
using System.Reflection;

namespace PortSip.Client;

/// <summary>The properties of events, those of all events first.</summary>
internal static class EventProperties
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> OfTypes = new();

    /// <summary>The names of the properties of all types: the columns of a table of mixed events.</summary>
    public static IReadOnlyList<string> AllNames { get; } =
    [
        .. new[]
            {
                typeof(PortSipCallEvent), typeof(PortSipCallTargetEvent), typeof(PortSipCallRecordEvent), typeof(PortSipExtensionEvent), typeof(PortSipQueueEvent),
                typeof(PortSipManagementEvent), typeof(PortSipEventGap), typeof(PortSipUnknownEvent),
            }
            .SelectMany(Of)
            .Select(property => property.Name)
            .Distinct(),
    ];

    /// <summary>The properties of a type.</summary>
    public static IReadOnlyList<PropertyInfo> Of(Type type) => OfTypes.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(DepthOf).ThenBy(property => property.MetadataToken)]);

    // An overridden property belongs to the type that declared it first.
    private static int DepthOf(PropertyInfo property)
    {
        var depth = 0;
        for (var type = property.GetGetMethod()!.GetBaseDefinition().DeclaringType; type is not null; type = type.BaseType)
            depth++;
        return depth;
    }
}
