using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The types of events that a command wants, by their names.</summary>
internal sealed class EventTypeNames
{
    private readonly NamePatterns _names;
    private readonly bool _areAll;

    private EventTypeNames(NamePatterns names, bool areAll)
    {
        _names = names;
        _areAll = areAll;
    }

    /// <summary>The names that can be specified: those of the PBX's types, and of gaps.</summary>
    public static IEnumerable<string> Known => EventTopics.Types.Keys.Append(PortSipEventGap.Type);

    /// <summary>The types of a parameter.</summary>
    /// <exception cref="PortSipException">ValidationFailed: one is neither a known type nor a pattern. It would never arrive.</exception>
    public static EventTypeNames Of(string parameter, string[] types)
    {
        var names = NamePatterns.Of(parameter, types);
        foreach (var unknown in names.Missing(Known.Concat(EventTopics.Types.Keys.Select(EventTopics.Alias))))
        {
            throw new CommandException(
                PortSipFailure.ValidationFailed,
                $"'{unknown}' isn't a known type of event. {NearNames.Sentence(unknown, Known)}",
                $"Press Tab after -{parameter} for the known types. For a type of a newer PBX, use a wildcard: {unknown.Substring(0, unknown.Length - 1)}?.");
        }
        return new EventTypeNames(names, types.Length == 0);
    }

    /// <summary>Whether a type is wanted.</summary>
    public bool IsWanted(string type) => _areAll || _names.Match(type);

    /// <summary>The topics to which the wanted types belong; none if all types are wanted, or only unknown ones.</summary>
    public PortSipEventTopic[] Topics =>
        _areAll ? [] : [.. EventTopics.Types.Where(type => IsWanted(type.Key) || (EventTopics.Alias(type.Key) is { } alias && IsWanted(alias))).Select(type => type.Value).Distinct()];
}
