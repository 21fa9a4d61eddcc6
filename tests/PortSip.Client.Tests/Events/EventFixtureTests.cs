using System.Collections;
using System.Globalization;
using System.Reflection;
using PortSip.Testing;

namespace PortSip.Client.Tests.Events;

/// <summary>What PortSIP's pages print comes through the socket as the right record.</summary>
public sealed class EventFixtureTests
{
    [Theory]
    [MemberData(nameof(EventFixtures.Payloads), MemberType = typeof(EventFixtures))]
    [MemberData(nameof(CallEventFixtures.Payloads), MemberType = typeof(CallEventFixtures))]
    public async Task A_printed_payload_comes_out_as_the_right_record(string what, string payload, string[] records)
    {
        _ = what;
        await using var bench = await EventBench.StartAsync(listQueues: _ => Task.FromResult<IReadOnlyList<PortSipQueue>>(
            [new PortSipQueue { Id = "910000000000000801", QueueNumber = "8011", Name = "Spare Parts" }]));
        using var subscription = bench.Stream.Subscribe(new EventSelection
        {
            Topics = [PortSipEventTopic.Cdr, PortSipEventTopic.Extension, PortSipEventTopic.Queue, PortSipEventTopic.ExtensionManagement, PortSipEventTopic.QueueManagement],
            Extensions = ["2041", "2042", "5011"],
            Queues = ["8011"],
            IncludesSnapshot = true,
        }.ToInterest());
        var socket = await bench.Pbx.SignedInAsync();

        await socket.SendAsync(payload);

        var shown = new List<string>();
        while (shown.Count < records.Length)
            shown.Add(Show(await EventBench.NextAsync(subscription)));
        Assert.Equal(records, shown);
        Assert.False(subscription.TryRead(out _));
    }

    private static string Show(PortSipEvent record)
    {
        Assert.Empty(record.UnreadableFields);
        return $"{record.GetType().Name} {record.EventType} {record.Topic} {Properties(record)}";
    }

    /// <summary>The properties that have a value, in their order, base members last.</summary>
    private static string Properties(object record)
    {
        string[] aside = [nameof(PortSipEvent.EventType), nameof(PortSipEvent.Topic), nameof(PortSipEvent.ReceivedAt), nameof(PortSipEvent.Raw)];
        var levels = new List<Type>();
        for (var type = record.GetType(); type != typeof(object); type = type.BaseType!)
            levels.Add(type);
        var all = levels.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            // An overridden property is counted in its base type; seconds repeat a duration.
            .Where(p => !aside.Contains(p.Name) && p.GetMethod!.GetBaseDefinition().DeclaringType == p.DeclaringType && !p.Name.EndsWith("Seconds", StringComparison.Ordinal))
            .Select(p => (p.Name, Text: p is { Name: nameof(PortSipEvent.IsSnapshot) } && p.GetValue(record) is false ? null : Text(p.GetValue(record))));
        return string.Join(" ", all.Where(p => p.Text is not (null or "")).Select(p => $"{p.Name}={p.Text}"));
    }

    private static string? Text(object? value) => value switch
    {
        string text => text,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IEnumerable list => string.Concat(list.Cast<object>().Select(item => $"[{(item is string text ? text : Properties(item))}]")),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
