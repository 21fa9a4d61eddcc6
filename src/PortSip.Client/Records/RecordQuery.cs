namespace PortSip.Client;

/// <summary>
/// Selects records (API §1, §6). The conditions are sent as a filter where the API documents one, and checked again on this side, because not
/// every collection is documented to apply it; only the PBX applies <see cref="Filter"/>.
/// </summary>
public sealed record RecordQuery
{
    /// <summary>The owner of the records.</summary>
    public PortSipRecordScope Scope { get; init; }

    /// <summary>Only records that started at or after this time. The first day of the calendar means no limit.</summary>
    public DateTimeOffset? Since { get; init => field = value?.UtcDateTime.Year > DateTime.MinValue.Year ? value : null; }

    /// <summary>Only records that started before this time. The last day of the calendar means no limit.</summary>
    public DateTimeOffset? Until { get; init => field = value?.UtcDateTime.Year < DateTime.MaxValue.Year ? value : null; }

    /// <summary>Only records with one of these callers.</summary>
    public IReadOnlyList<string> Callers { get; init; } = [];

    /// <summary>Only records with one of these callees.</summary>
    public IReadOnlyList<string> Callees { get; init; } = [];

    /// <summary>Or with callers that match one of these patterns.</summary>
    public IReadOnlyList<NumberPattern> CallerPatterns { get; init; } = [];

    /// <summary>Or with callees that match one of these patterns.</summary>
    public IReadOnlyList<NumberPattern> CalleePatterns { get; init; } = [];

    /// <summary>Only records of this direction; not for recordings.</summary>
    public PortSipCallDirection? Direction { get; init; }

    /// <summary>Only records whose user data contains this text; not for recordings.</summary>
    public string? UserData { get; init; }

    /// <summary>A further OData condition, sent unchanged: <c>status_code ge 400</c>.</summary>
    public string? Filter { get; init; }

    /// <summary>The OData order, sent unchanged: <c>started_at desc</c>. Null: the PBX's own order.</summary>
    public string? OrderBy { get; init; }

    /// <summary>The largest number of records; null for all.</summary>
    public long? First { get; init; }

    /// <summary>The largest number of pages of 100 records that are fetched while one is consumed: 1 or more.</summary>
    public int PagesAhead { get; init; } = CollectionReader.DefaultPagesAhead;

    /// <summary>The conditions except <see cref="Filter"/>, or null for none.</summary>
    internal FilterConditions? OwnFilter => FilterConditions.Of(form => ODataFilter.All(
        [
            .. TimeConditions("started_at", form),
            CallerCondition.Filter("caller"),
            CalleeCondition.Filter("callee"),
            Direction is { } direction ? $"direction eq {ODataFilter.Literal(RecordWords.Wire(direction))}" : null,
            UserData is null ? null : $"contains(user_data,{ODataFilter.Literal(UserData)})",
        ]));

    /// <summary>Whether a record has to be checked here: the PBX may not apply the filter, and can't compare with every pattern.</summary>
    internal bool IsChecked => OwnFilter is not null || !CallerCondition.IsEmpty || !CalleeCondition.IsEmpty;

    internal string? GivenFilter => Filter is null ? null : $"({Filter})";

    /// <summary>The request for a collection of records.</summary>
    internal CollectionRequest ToRequest(Endpoint endpoint) => ToRequest(endpoint.Request(), OwnFilter);

    /// <summary>The request for a collection with conditions of its own.</summary>
    internal CollectionRequest ToRequest(ApiRequest request, FilterConditions? ownFilter) =>
        new(request) { OwnFilter = ownFilter, GivenFilter = GivenFilter, OrderBy = OrderBy, PagesAhead = PagesAhead };

    /// <summary>The conditions on the time of a record.</summary>
    internal IEnumerable<string?> TimeConditions(string field, TimeLiteralForm form) =>
    [
        Since is { } since ? $"{field} ge {ODataFilter.Literal(since, form)}" : null,
        Until is { } until ? $"{field} lt {ODataFilter.Literal(until, form)}" : null,
    ];

    internal bool Fits(PortSipCallRecord record) =>
        FitsTime(record.StartedAt) && FitsParties(record.Caller, record.Callee)
        && (Direction is null || record.Direction == Direction.ToString())
        && (UserData is null || record.UserData?.Contains(NeutralText.Of(UserData), StringComparison.Ordinal) == true);

    internal bool Fits(PortSipRecording recording) => FitsTime(recording.StartedAt) && FitsParties(recording.Caller, recording.Callee);

    // Of a record whose beginning can't be read only the PBX knows whether it fits: the bad value doesn't cost the record.
    internal bool FitsTime(DateTimeOffset? startedAt) =>
        startedAt is null || ((Since is null || startedAt >= Since) && (Until is null || startedAt < Until));

    private NumberCondition CallerCondition => new(Callers, CallerPatterns);

    private NumberCondition CalleeCondition => new(Callees, CalleePatterns);

    private bool FitsParties(string? caller, string? callee) => CallerCondition.Fits(caller) && CalleeCondition.Fits(callee);
}
