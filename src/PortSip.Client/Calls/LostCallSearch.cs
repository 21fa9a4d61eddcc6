using System.Net;

namespace PortSip.Client;

/// <summary>
/// Handles a lost response to an originate: searches the active calls for one between the same parties that certainly started since then.
/// If exactly one matches, and no other originate has claimed it or can still claim it, it is the call. If none or several match, or if the
/// match may be older, the outcome is unknown. The originate is never sent again.
/// </summary>
internal sealed class LostCallSearch
{
    // A new call can take a moment to appear in the list.
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(15);

    private readonly OriginateRequest _call;
    private readonly ActiveCalls _active;
    private readonly ApiSender _sender;
    private readonly TimeSpan _startedAt;

    private LostCallSearch(ApiSender sender, ActiveCalls active, OriginateRequest call)
    {
        _sender = sender;
        _active = active;
        _call = call;
        _startedAt = sender.Connection.Clock.Elapsed;
    }

    /// <summary>Records when the originate started; create it before sending.</summary>
    public static LostCallSearch Start(ApiSender sender, ActiveCalls active, OriginateRequest call) => new(sender, active, call);

    /// <summary>Whether the failure leaves open if the PBX did what was requested.</summary>
    public static bool IsNeededAfter(PortSipException e) => !e.IsSafeToRetry && e switch
    {
        { Failure: PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.InvalidResponse or PortSipFailure.NotConnected } => true,
        // Something other than the PBX responded.
        { IsForeign: true } => true,
        // A proxy lost the PBX's response. A 500 or 503 is the PBX's own report that it failed.
        { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } => true,
        _ => false,
    };

    /// <summary>Returns the call if it can be identified.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">CallOutcomeUnknown.</exception>
    public async Task<PortSipCall> FindAsync(PortSipException loss, CancellationToken cancellationToken)
    {
        _sender.Log.Verbose($"{loss.Message} Looking for the call among the active calls.");
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _sender.Connection.Clock.CancelAfter(bound, _sender.Connection.Timeout < LongestSearch ? _sender.Connection.Timeout : LongestSearch);
        // The other originates that were in progress when a call first appeared: the call may be theirs, and their response may still arrive.
        var rivals = new Dictionary<string, IReadOnlyList<OriginatesUnderWay.Originate>>(StringComparer.Ordinal);
        var (candidates, areHeldBack) = (LostCallCandidates.None, false);
        try
        {
            foreach (var pause in Pauses)
            {
                if (pause > TimeSpan.Zero)
                    await _sender.Connection.Clock.DelayAsync(pause, bound.Token).ConfigureAwait(false);
                candidates = await CandidatesAsync(bound.Token).ConfigureAwait(false);
                var underWay = Placed.UnderWay.Like(_call);
                foreach (var candidate in candidates.All.Where(c => !rivals.ContainsKey(c.Id)))
                    rivals.Add(candidate.Id, underWay);
                areHeldBack = candidates.All.Any(c => rivals[c.Id].Any(o => o.IsUnderWay));
                if (areHeldBack)
                    continue;
                // They may have claimed their call since the list was read.
                candidates = candidates.Without(Placed.Claimed);
                if (candidates is { Certain: [var only], Doubtful.Count: 0 } && Placed.Claimed.TryClaim(only.Id))
                    return Found(only, loss);
                if (candidates.Certain.Count > 0 && candidates.All.Count > 1)
                    throw CallFailures.CallOutcomeUnknown(_call, loss, candidates.All, $"{candidates.All.Count} active calls match it: {Ids(candidates)}");
                // If another search claims the call first, it is that search's call, and this one's may still appear.
                candidates = candidates with { Certain = [] };
            }
            throw Unknown("no active call matches it");
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Unknown("the active calls could not be listed in time");
        }
        catch (PortSipException e) when (e is not PortSipOutcomeUnknownException)
        {
            throw Unknown($"the active calls could not be listed ({e.Failure})");
        }

        // Matches that couldn't be claimed say more than the reason why the search ended.
        PortSipOutcomeUnknownException Unknown(string reason) => CallFailures.CallOutcomeUnknown(
            _call,
            loss,
            candidates.All,
            candidates.All.Count == 0 ? reason
                : areHeldBack ? $"each match may be another call between the same parties that is being placed now: {Ids(candidates)}"
                : $"each match may have started earlier: {Ids(candidates)}");
    }

    private PlacedCalls Placed => PlacedCalls.Of(_sender.Connection);

    private static string Ids(LostCallCandidates candidates) => string.Join(", ", candidates.All.Select(c => c.Id));

    private async Task<LostCallCandidates> CandidatesAsync(CancellationToken cancellationToken)
    {
        var (calls, pbxTime, _) = await _active.ReadAsync(largestNumberOfPages: int.MaxValue, cancellationToken).ConfigureAwait(false);
        return LostCallCandidates.Among(calls, _call, _sender.Connection.Clock.Elapsed - _startedAt, pbxTime).Without(Placed.Claimed);
    }

    private PortSipCall Found(PortSipCall found, PortSipException loss)
    {
        _sender.Log.Warning($"{loss.Message} The call was placed anyway: {found.Id} has started since then between the same parties.");
        return found with { Caller = ReceivedText.Of(_call.Caller), Callee = ReceivedText.Of(_call.Callee), UserData = ReceivedText.Of(_call.UserData) };
    }
}
