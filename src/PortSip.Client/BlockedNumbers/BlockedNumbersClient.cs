using System.Globalization;

namespace PortSip.Client;

/// <summary>The numbers that the tenant blocks (API §9).</summary>
public sealed class BlockedNumbersClient
{
    private const int LongestNumber = 64;
    private const int LongestDescription = 255;

    private readonly ApiSender _sender;

    internal BlockedNumbersClient(ApiSender sender) => _sender = sender;

    /// <summary><c>GET /blacklisted_numbers</c>: the blocked numbers. Since 22.3, it requires the permission PhoneSystem: Full Access.</summary>
    /// <exception cref="PortSipException">Forbidden, and the failures of every request.</exception>
    public IAsyncEnumerable<PortSipBlockedNumber> ListAsync() => List(ownFilter: null, keep: null);

    /// <summary><c>GET /blacklisted_numbers</c> with a filter: the entries of one number.</summary>
    /// <exception cref="PortSipException">NotFound: the number isn't blocked.</exception>
    public async Task<IReadOnlyList<PortSipBlockedNumber>> FindAsync(string number, CancellationToken cancellationToken) =>
        await EntriesAsync(number, cancellationToken).ConfigureAwait(false) is { Count: > 0 } found ? found : throw NotFound(number);

    /// <summary>
    /// <c>POST /blacklisted_numbers</c>: blocks a number. If it is blocked already, its entry is changed where it differs
    /// (<c>POST /blacklisted_numbers/{id}</c>). A new entry is never sent twice.
    /// </summary>
    /// <param name="number">1 to 64 characters.</param>
    /// <param name="expiresAt">When the block ends; null keeps the end of an entry, and means no end for a new one.</param>
    /// <param name="description">Up to 255 characters; null keeps that of an entry.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">ValidationFailed: a text is too long, or the end has passed; Forbidden; and the failures of every request.</exception>
    public async Task AddAsync(string number, DateTimeOffset? expiresAt, string? description, CancellationToken cancellationToken)
    {
        var details = Details(number, expiresAt, description, _sender.Connection.Clock.UtcNow);
        // Two commands at once add one entry.
        using var turn = await ObjectTurn.WaitAsync($"{_sender.Connection.ApiUri}blacklisted_numbers/{number}", cancellationToken).ConfigureAwait(false);
        var entries = await EntriesAsync(number, cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0)
            await SendAsync(BlockedNumberEndpoints.Add.Request(("number", number), ("details", details))).ConfigureAwait(false);
        foreach (var entry in entries.Where(entry => (expiresAt is not null && Text(expiresAt) != Text(entry.ExpiresAt)) || (description is not null && description != entry.Description)))
        {
            var whole = BlockedNumberEndpoints.Change.Request(("number", number), ("details", details), ("id", entry.Id));
            await SendAsync(whole, Text(entry.ExpiresAt), entry.Description).ConfigureAwait(false);
        }

        Task SendAsync(ApiRequest request, string? oldEnd = null, string? oldDescription = null) => _sender.SendAsync(
            request.With(new BlockedNumberBody(number, Text(expiresAt) ?? oldEnd, description ?? oldDescription), BlockedNumberJson.Wire.BlockedNumberBody), cancellationToken);
    }

    /// <summary><c>POST /blacklisted_numbers/{id}/destroy</c>: unblocks a number, with all its entries.</summary>
    /// <exception cref="PortSipException">NotFound: the number isn't blocked.</exception>
    public async Task RemoveAsync(string number, CancellationToken cancellationToken)
    {
        foreach (var entry in await FindAsync(number, cancellationToken).ConfigureAwait(false))
            await _sender.SendAsync(BlockedNumberEndpoints.Remove.Request(("number", number), ("id", entry.Id)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What follows the number in words, after the documented limits are checked.</summary>
    /// <exception cref="PortSipException">ValidationFailed.</exception>
    internal static string Details(string number, DateTimeOffset? expiresAt, string? description, DateTimeOffset now)
    {
        Validation.Required(number, "number", LongestNumber);
        Validation.Optional(description, "description", LongestDescription, shortest: 0);
        if (expiresAt <= now)
            throw Validation.Failed($"The block of {number} would end at {LocalTime.Text(expiresAt)}, which has passed.", PortSipFailureReason.ExpiryPassed);
        return expiresAt is null ? "" : $" until {LocalTime.Text(expiresAt)}";
    }

    private async Task<IReadOnlyList<PortSipBlockedNumber>> EntriesAsync(string number, CancellationToken cancellationToken)
    {
        var filter = ODataFilter.AnyOf("number", [Validation.Required(number, "number", LongestNumber)])!;
        var shown = NeutralText.Of(number);
        return await List(new FilterConditions(filter, filter), entry => entry.Number == shown).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private IAsyncEnumerable<PortSipBlockedNumber> List(FilterConditions? ownFilter, Func<PortSipBlockedNumber, bool>? keep) => _sender.ReadCollection(
        new CollectionRequest(BlockedNumberEndpoints.List.Request()) { OwnFilter = ownFilter },
        BlockedNumberJson.Wire.BlockedNumbers,
        entry => entry.Id,
        entry => entry.Id is null ? null : PortSipBlockedNumber.From(entry, _sender.Connection),
        keep,
        limit: null);

    // RFC 3339 with whole seconds, as in the description.
    private static string? Text(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static PortSipException NotFound(string number) =>
        new(PortSipFailure.NotFound, $"The number {number} isn't blocked.")
        {
            Operation = "find the blocked number",
            IsSafeToRetry = true,
            Reason = PortSipFailureReason.BlockedNumberUnknown,
        };
}
