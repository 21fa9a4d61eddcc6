namespace PortSip.Simulator;

/// <summary>The tenant's feature codes: the documented defaults, with the changes of the options.</summary>
internal sealed class FeatureCodes(CurrentOptions options)
{
    public const string Monitoring = "SILENT_CALL_MONITORING";
    public const string Park = "CALL_PARK";
    public const string Retrieve = "CALL_RETRIEVE";
    public const string PickUp = "DIRECTED_CALL_PICKUP";
    public const string ParkInGroup = "GROUP_CALL_PARK";
    public const string ToVoicemail = "DIRECT_VOICEMAIL_TRANSFER";
    public const string AgentReady = "CHANGE_AGENT_STATE_TO_READY";
    public const string AgentNotReady = "CHANGE_AGENT_STATE_TO_NOT_READY";
    public const string LogIn = "LOG_AGENT_INTO_QUEUE";
    public const string LogOut = "LOG_AGENT_OUT_OF_QUEUE";

    // The documents name these codes, but not their features, so that no response lists them.
    public const string NightMode = "*16";
    public const string DoNotDisturbOn = "*78";
    public const string DoNotDisturbOff = "*79";

    /// <summary>The codes by the documents.</summary>
    public static IReadOnlyList<(string Feature, string Code)> Defaults { get; } =
    [
        (Monitoring, "*63"), (Park, "*68"), (ParkInGroup, "*58#"), (Retrieve, "*88"), (PickUp, "*97"), ("GROUP_CALL_PICKUP", "*98"),
        ("CALL_TRANSFER", "*54"), (ToVoicemail, "*55"), ("CALL_RECORDING_START", "*44"), ("CALL_RECORDING_STOP", "*45"),
        ("CALL_RECORDING_PAUSE", "*48"), ("CALL_RECORDING_RESUME", "*49"), (AgentReady, "*36"), (AgentNotReady, "*37"), (LogIn, "*38"), (LogOut, "*39"),
    ];

    public IEnumerable<(string Feature, string Code)> All => Defaults.Select(known => (known.Feature, CodeOf(known.Feature, known.Code)));

    /// <summary>Whether a number begins with one of the codes, or is one without the <c>#</c> at its end.</summary>
    public bool IsCode(string number) => All.Any(known => number.StartsWith(known.Code, StringComparison.Ordinal) || DialledAlone(known.Feature, number));

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

    /// <summary>Whether the code of a feature was dialled, with or without the <c>#</c> at its end.</summary>
    public bool DialledAlone(string feature, string number) => number.TrimEnd('#') == All.First(known => known.Feature == feature).Code.TrimEnd('#');

    private string CodeOf(string feature, string standard) => options.Value.FeatureCodes.TryGetValue(feature, out var own) ? own : standard;
}
