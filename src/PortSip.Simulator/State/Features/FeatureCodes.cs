namespace PortSip.Simulator;

/// <summary>The tenant's feature codes: the documented defaults, with the changes of the options.</summary>
internal sealed class FeatureCodes(CurrentOptions options)
{
    public const string Monitoring = "SILENT_CALL_MONITORING";
    public const string Park = "CALL_PARK";
    public const string Retrieve = "CALL_RETRIEVE";
    public const string PickUp = "DIRECTED_CALL_PICKUP";

    /// <summary>The codes by the documents.</summary>
    public static IReadOnlyList<(string Feature, string Code)> Defaults { get; } =
    [
        (Monitoring, "*63"), (Park, "*68"), ("GROUP_CALL_PARK", "*58#"), (Retrieve, "*88"), (PickUp, "*97"), ("GROUP_CALL_PICKUP", "*98"),
        ("CALL_TRANSFER", "*54"), ("DIRECT_VOICEMAIL_TRANSFER", "*55"), ("CALL_RECORDING_START", "*44"), ("CALL_RECORDING_STOP", "*45"),
        ("CALL_RECORDING_PAUSE", "*48"), ("CALL_RECORDING_RESUME", "*49"), ("CHANGE_AGENT_STATE_TO_READY", "*36"), ("CHANGE_AGENT_STATE_TO_NOT_READY", "*37"),
        ("LOG_AGENT_INTO_QUEUE", "*38"), ("LOG_AGENT_OUT_OF_QUEUE", "*39"),
    ];

    public IEnumerable<(string Feature, string Code)> All => Defaults.Select(known => (known.Feature, CodeOf(known.Feature, known.Code)));

    /// <summary>The digits dialled after the code of a feature; null if another number was dialled.</summary>
    public string? Dialled(string feature, string number)
    {
        var code = All.First(known => known.Feature == feature).Code;
        return number.StartsWith(code, StringComparison.Ordinal) && number.Length > code.Length ? number.Substring(code.Length) : null;
    }

    /// <summary>The same, for a feature whose code can be dialled alone or with <c>#</c>, which is an empty text.</summary>
    public string? DialledOrNone(string feature, string number)
    {
        var code = All.First(known => known.Feature == feature).Code;
        return number == code ? "" : Dialled(feature, number) is { } dialled ? dialled.TrimEnd('#') : null;
    }

    private string CodeOf(string feature, string standard) => options.Value.FeatureCodes.TryGetValue(feature, out var own) ? own : standard;
}
