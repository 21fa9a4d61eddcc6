using System.Globalization;
using System.Management.Automation;
using System.Text.Json;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>Events in files: lines of JSON that lose nothing, and rows of one shape for CSV.</summary>
public sealed class EventFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("PortSipEvents").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_event_is_a_line_with_all_its_properties()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var file = At("logs", "events.jsonl");
        var script = pbx.Begin($"Watch-PortSipEvent -Path '{file}' -PassThru -First 4");
        await pbx.SubscribedAsync();

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003") { UserData = "order \u2192 7" });
        var records = (await script).Objects<PortSipEvent>().ToList();

        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(records.Select(record => record.EventType), lines.Select(line => Property(line, "EventType").GetString()!));
        Assert.All(records.Zip(lines), pair => Assert.Equal(
            pair.First.GetType().GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
            JsonDocument.Parse(pair.Second).RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)));
        var end = Assert.Single(lines, line => Property(line, "EventType").GetString() == "call_cdr");
        Assert.Equal(486, Property(end, "StatusCode").GetInt32());
        Assert.Equal(JsonValueKind.Array, Property(end, "Targets").ValueKind);
        Assert.Contains("order \u2192 7", end, StringComparison.Ordinal);
        Assert.Equal(records[^1].ReceivedAt, Property(end, "ReceivedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Without_PassThru_nothing_is_emitted_and_a_line_can_be_read_at_once()
    {
        using var pbx = new LivePbx();
        var file = At("events.jsonl");
        await File.WriteAllTextAsync(file, "{\"EventType\":\"cut sho");
        var script = pbx.Begin($"Watch-PortSipEvent -Path '{file}' -First 3");
        await pbx.SubscribedAsync();

        pbx.Pbx.PushEvent("cdr_events", """{"event_type":"call_start","session_id":"1","caller":"1001","callee":"1002"}""");
        await LivePbx.UntilAsync(() => Read(file).Count(c => c == '\n') == 2);
        Assert.Equal("1", Property(Read(file).Split('\n')[1], "SessionId").GetString());
        pbx.Pbx.DropEventSockets();
        await LivePbx.UntilAsync(() => pbx.Pbx.OpenedEventSocketCount == 2 && pbx.Pbx.HasEventSubscriber("cdr_events"));
        pbx.Pbx.PushEvent("cdr_events", """{"event_type":"call_start","session_id":"2","caller":"1001","callee":"1002"}""");
        pbx.Pbx.PushEvent("cdr_events", """{"event_type":"something_new","session_id":"3"}""");
        var result = await script;

        Assert.Empty(result.Output);
        Assert.Equal(["call_start", "gap", "call_start", "something_new"], (await File.ReadAllLinesAsync(file)).Skip(1).Select(line => Property(line, "EventType").GetString()!));
    }

    [Fact]
    public void Each_local_day_has_its_file()
    {
        using var file = new EventFile(At("events.jsonl"), isDaily: true);

        foreach (var time in new[] { "2026-05-08T23:59:59", "2026-05-09T00:00:00", "2026-05-09T10:00:00" })
            file.Write(new PortSipCallEvent { EventType = "call_start", ReceivedAt = new DateTimeOffset(DateTime.Parse(time, CultureInfo.InvariantCulture)) });

        Assert.Equal(["events-2026-05-08.jsonl", "events-2026-05-09.jsonl"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Equal(2, Read(At("events-2026-05-09.jsonl")).Count(c => c == '\n'));
    }

    [Fact]
    public async Task Days_are_rolled_by_the_command()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin($"Watch-PortSipEvent -Path '{At("events.jsonl")}' -RollDaily -First 1");
        await pbx.SubscribedAsync();

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002"));
        await script;

        Assert.Matches(@"^events-\d{4}-\d\d-\d\d\.jsonl$", Path.GetFileName(Directory.GetFiles(_folder).Order(StringComparer.Ordinal).Last()));
    }

    [Theory]
    [InlineData("-RollDaily", "Add -Path")]
    [InlineData("-PassThru", "Add -Path")]
    [InlineData("-Path events.CSV", "-Flat | Export-Csv")]
    public void What_makes_no_sense_is_refused(string parameters, string advice)
    {
        using var pbx = new LivePbx();

        var error = pbx.Run($"Watch-PortSipEvent {parameters}").ExpectError(PortSipFailure.ValidationFailed, "WatchPortSipEventCommand", ErrorCategory.InvalidArgument);

        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_before_anything_is_subscribed_to()
    {
        using var pbx = new LivePbx();

        pbx.Run($"Watch-PortSipEvent -Path '{_folder}'").ExpectError(PortSipFailure.FileNotWritten, "WatchPortSipEventCommand", ErrorCategory.WriteError);

        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public void WhatIf_subscribes_to_nothing_and_writes_nothing()
    {
        using var pbx = new LivePbx();

        var result = pbx.Run($"Watch-PortSipEvent -Path '{At("events.jsonl")}' -WhatIf");

        Assert.Contains("Subscribe to Cdr, and write the events to", result.HostText, StringComparison.Ordinal);
        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_CSV_file_of_flat_events_has_the_columns_of_all_types()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);
        var file = At("events.csv");
        var script = pbx.Begin($"Watch-PortSipEvent Cdr, Extension -ExtensionNumber 1003 -Flat -EventType call_*, extension_status -IncludeSnapshot -First 3 | Export-Csv '{file}' -NoTypeInformation");
        await pbx.SubscribedAsync();
        await pbx.SubscribedAsync("extension_events");

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003"));
        await script;
        var rows = pbx.Run($"Import-Csv '{file}'").Output;

        Assert.Equal(3, rows.Count);
        var end = Assert.Single(rows, row => (string)row.Properties["EventType"].Value == "call_cdr");
        Assert.Equal(("486", "Busy Here", "1003"), (end.Properties["StatusCode"].Value, end.Properties["StatusReason"].Value, end.Properties["Callee"].Value));
        Assert.Contains("1003", (string)end.Properties["Targets"].Value, StringComparison.Ordinal);
        Assert.Equal("True", Assert.Single(rows, row => (string)row.Properties["EventType"].Value == "extension_status").Properties["IsOnline"].Value);
    }

    [Fact]
    public void No_type_has_a_property_that_flat_events_lack()
    {
        var types = typeof(PortSipEvent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(PortSipEvent)) && !type.IsAbstract);

        Assert.All(types, type => Assert.Empty(type.GetProperties().Select(property => property.Name).Except(EventProperties.AllNames)));
    }

    private string At(params string[] names) => Path.Combine([_folder, .. names]);

    private static JsonElement Property(string line, string name) => JsonDocument.Parse(line).RootElement.GetProperty(name);

    // The writer has it open.
    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
