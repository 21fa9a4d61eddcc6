using System.Text.Json;

namespace PortSip.Client;

/// <summary>Whether the company, a queue, a ring group or a virtual receptionist is in night mode, and where its calls go then (API §9).</summary>
public sealed record PortSipNightMode : PortSipRecord
{
    private const string Field = "enable_night_mode";

    /// <summary>What it is about.</summary>
    public required PortSipNightModeScope Scope { get; init; }

    /// <summary>The number of the queue, ring group or virtual receptionist; null for the company.</summary>
    public string? Number { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Whether night mode is on; null if this PBX has none for it: before 22.3, only the company has one.</summary>
    public bool? IsOn { get; init; }

    /// <summary>Where its calls go in night mode: a number, <c>Voicemail</c>, <c>HangUp</c>, <c>Repeat</c>, or the PBX's own text; null if the PBX reports nothing.</summary>
    public string? Destination { get; init; }

    /// <summary>Its id, an opaque text.</summary>
    public string? Id { get; init; }

    /// <summary>The connection to the PBX.</summary>
    public string? ConnectionName => Connection?.Name;

    internal PortSipConnection? Connection { get; init; }

    /// <summary>What it is about, and whether it is on.</summary>
    public override string ToString() => $"{Scope} {Number}".TrimEnd() + (IsOn switch { true => ": on", false => ": off", null => "" });

    internal static PortSipNightMode From(NightModeService service, WholeObject settings, PortSipConnection connection) => new()
    {
        Scope = service.Scope,
        Number = service.Number,
        Name = ReceivedText.Of(service.Name ?? Text(settings.Find("name"))),
        IsOn = Read(settings),
        Destination = ReceivedText.Of(DestinationOf(settings.Find("night_mode_forward_rule"))),
        Id = service.Id ?? ReceivedText.Of(Text(settings.Find("id"))),
        Connection = connection,
    };

    /// <summary>The settings with night mode on or off; null if they already have it.</summary>
    /// <exception cref="PortSipException">NotFound: the PBX has no night mode for it.</exception>
    internal static WholeObject? Change(WholeObject settings, bool isOn, string operation) => Read(settings) switch
    {
        null => throw new PortSipException(PortSipFailure.NotFound, $"Could not {operation}: this PBX has no night mode for it.")
        {
            Operation = operation,
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.NightModeUnknown,
        },
        { } before when before == isOn => null,
        _ => settings.With(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [Field] = WholeObject.Json(writer => writer.WriteBooleanValue(isOn)) }),
    };

    private static bool? Read(WholeObject settings) => settings.Find(Field) is { } value ? KnownWord.YesOrNo(value.ToString()) : null;

    private static string? DestinationOf(JsonElement? rule) => (rule is { } json ? Text(JsonMembers.Find(json, "action")) : null) switch
    {
        "FORWARD_TO_NUMBER" => Text(JsonMembers.Find(rule!.Value, "number")),
        "FORWARD_TO_VOICEMAIL" => "Voicemail",
        "HANGUP" => "HangUp",
        "REPEAT" => "Repeat",
        var other => other,
    };

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } content ? content : null;
}
