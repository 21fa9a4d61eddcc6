namespace PortSip.Simulator;

/// <summary>Where calls from outside to some numbers of the tenant go.</summary>
internal sealed class InboundRule(string id)
{
    public string Id { get; } = id;

    public ObjectSettings Settings { get; } = new(InboundRuleSettings.All);

    /// <summary>The trunk whose calls it takes; null for all.</summary>
    public string? Trunk { get; set; }

    /// <summary>A number, a range, or a pattern of a rule of the simulator.</summary>
    public string DidNumbers => Settings.Text(InboundRuleSettings.DidNumbers);

    /// <summary>Of several rules that take a call, that with the highest rank applies: one for certain callers, then one for the number itself, then one for a range.</summary>
    public int Rank => (HasMask ? 4 : 0) + (NumberPattern.HasWildcard(DidNumbers) ? 0 : NumberRange.Parse(DidNumbers) is null ? 2 : 1);

    private NumberPattern Pattern => field?.Text == DidNumbers ? field : field = new NumberPattern(DidNumbers);

    private bool HasMask => Settings.Text(InboundRuleSettings.CallerMask).Length > 0;

    public bool Takes(SimulatedInboundCall call) =>
        Settings.IsOn(InboundRuleSettings.Enabled)
        && (Trunk is null || Trunk == call.Trunk)
        && (!HasMask || Settings.Text(InboundRuleSettings.CallerMask).Split(';').Any(mask => TakesCaller(mask.Trim(), call.From)))
        && (TakesDid(call.Did) || TakesDid(Bare(call.Did)));

    /// <summary>What happens to a call.</summary>
    /// <param name="did">The dialled number.</param>
    /// <param name="hours">The office hours and holidays.</param>
    public ForwardRule DestinationOf(string did, OfficeHours hours)
    {
        var rule = ForwardRule.Read(Settings[hours.Now(Settings[InboundRuleSettings.OfficeHours], Settings[InboundRuleSettings.Holidays])]);
        if (rule.Action != ForwardWords.ToNumber)
            return rule;
        if (rule.Number == InboundRuleSettings.AsDialled)
            return rule with { Number = did };
        // Ranges of the same size are mapped one to one.
        return NumberRange.Parse(rule.Number!) is { } destinations && NumberRange.Parse(DidNumbers) is { } dids
            ? rule with { Number = destinations.At(dids.PlaceOf(dids.Holds(did) ? did : Bare(did))) }
            : rule;
    }

    /// <summary>As it is now, for a new one that is the same.</summary>
    public SimulatedInboundRule ToSetup() => new() { Trunk = Trunk, Settings = Settings.DifferencesFrom(new ObjectSettings(InboundRuleSettings.All)) };

    private bool TakesDid(string did) =>
        NumberPattern.HasWildcard(DidNumbers) ? Pattern.Matches(did)
        : NumberRange.Parse(DidNumbers) is { } range ? range.Holds(did)
        : DidNumbers == did;

    // Each * stands for one digit here.
    private static bool TakesCaller(string mask, string caller) =>
        NumberRange.Parse(mask) is { } range ? range.Holds(caller)
        : mask.Length == caller.Length && mask.Zip(caller, (wanted, digit) => wanted == '*' || wanted == digit).All(fits => fits);

    // The numbers of rules have no prefix, and those of trunks can have one.
    private static string Bare(string did) => did.TrimStart('+').TrimStart('0');
}
