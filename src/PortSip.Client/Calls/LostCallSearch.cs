using System.Net;

namespace PortSip.Client;

/// <summary>
/// The answer to an originate was lost: looks among the active calls for one between the same parties that began since.
/// Exactly one that no other originate of the connection has, or can still get by an answer that is on its way, is the call; none or several
/// leave the outcome unknown. The originate is never sent again.
/// </summary>
internal sealed class LostCallSearch
{
    // A call can take a moment to show in the list.
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(15);
    // The Date header and started_at may be cut to whole seconds, each in its own direction.
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);
    // How far two clocks may stand apart where the PBX doesn't tell its time.
    private static readonly TimeSpan UnknownSkew = TimeSpan.FromMinutes(1);

    private readonly OriginateRequest _call;
    private readonly PortSipClient _client;
    private readonly TimeSpan _startedAt;

    private LostCallSearch(PortSipClient client, OriginateRequest call)
    {
        _client = client;
        _call = call;
        _startedAt = client.Connection.Clock.Elapsed;
    }

    /// <summary>Remembers when the originate began; made before it is sent.</summary>
    public static LostCallSearch Start(PortSipClient client, OriginateRequest call) => new(client, call);

    /// <summary>Whether the failure leaves open if the PBX did what was asked.</summary>
    public static bool IsNeededAfter(PortSipException e) => !e.IsSafeToRetry && e switch
    {
        { Failure: PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.InvalidResponse or PortSipFailure.NotConnected } => true,
        // A proxy that has lost the PBX's answer; a 500 or 503 is the PBX's own word that it failed.
        { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } => true,
        _ => false,
    };

    /// <summary>The call, if it can be told which it is.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">CallOutcomeUnknown.</exception>
    public async Task<PortSipCall> FindAsync(PortSipException loss, IRequestLog log, CancellationToken cancellationToken)
    {
        log.Verbose($"{loss.Message} Looking for the call among the active ones.");
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _client.Connection.Clock.CancelAfter(bound, _client.Connection.Timeout < LongestSearch ? _client.Connection.Timeout : LongestSearch);
        // What fits, and which other originates were under way when it showed first: it may be theirs, and their answer on its way.
        IReadOnlyList<PortSipCall> candidates = [];
        var rivals = new Dictionary<string, IReadOnlyList<OriginatesUnderWay.Originate>>(StringComparer.Ordinal);
        try
        {
            foreach (var pause in Pauses)
            {
                if (pause > TimeSpan.Zero)
                    await _client.Connection.Clock.DelayAsync(pause, bound.Token).ConfigureAwait(false);
                candidates = await CandidatesAsync(bound.Token).ConfigureAwait(false);
                var underWay = _client.Connection.OriginatesUnderWay.Like(_call);
                foreach (var candidate in candidates.Where(c => !rivals.ContainsKey(c.Id)))
                    rivals.Add(candidate.Id, underWay);
                if (candidates.Any(c => rivals[c.Id].Any(o => o.IsUnderWay)))
                    continue;
                // They may have got theirs since the list was read.
                candidates = [.. candidates.Where(IsUnclaimed)];
                if (candidates.Count == 1 && _client.Connection.ClaimedCalls.TryClaim(candidates[0].Id))
                    return Found(candidates[0], loss, log);
                if (candidates.Count > 1)
                    throw Failures.CallOutcomeUnknown(_call, loss, candidates, $"{candidates.Count} active calls fit it: {Ids(candidates)}");
                // Another search can be faster: the call is that one's then, and this one's may still show.
                candidates = [];
            }
            throw Unknown(loss, candidates, "no active call fits it");
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Unknown(loss, candidates, "the active calls could not be listed in time");
        }
        catch (PortSipException e) when (e is not PortSipOutcomeUnknownException)
        {
            throw Unknown(loss, candidates, $"the active calls could not be listed ({e.Failure})");
        }
    }

    // What was found and then held back says more than why the looking ended.
    private PortSipOutcomeUnknownException Unknown(PortSipException loss, IReadOnlyList<PortSipCall> heldBack, string reason) =>
        Failures.CallOutcomeUnknown(
            _call, loss, heldBack, heldBack.Count == 0 ? reason : $"what fits it may be another call between the same parties that is being placed just now: {Ids(heldBack)}");

    private static string Ids(IEnumerable<PortSipCall> calls) => string.Join(", ", calls.Select(c => c.Id));

    private async Task<IReadOnlyList<PortSipCall>> CandidatesAsync(CancellationToken cancellationToken)
    {
        var (calls, pbxTime, _) = await _client.ListSessionsAsync(largestNumberOfPages: int.MaxValue, cancellationToken).ConfigureAwait(false);
        var clock = _client.Connection.Clock;
        var since = clock.Elapsed - _startedAt;
        var (now, oldest) = pbxTime is { } time ? (time, since + Rounding) : (clock.UtcNow, since + UnknownSkew);
        return [.. calls.Where(call => IsUnclaimed(call) && call.Legs.Any(leg => Fits(leg, now, oldest)))];
    }

    private bool IsUnclaimed(PortSipCall call) => !_client.Connection.ClaimedCalls.Contains(call.Id);

    // A call without a readable start might be the one as well.
    private bool Fits(PortSipCallLeg leg, DateTimeOffset now, TimeSpan oldest) =>
        PartyNumber.Is(leg.Caller, _call.Caller) && PartyNumber.Is(leg.Callee, _call.Callee) && !(now - leg.StartedAt > oldest);

    private PortSipCall Found(PortSipCall found, PortSipException loss, IRequestLog log)
    {
        log.Warning($"{loss.Message} The call was placed all the same: {found.Id} began since, between the same parties.");
        return found with { Caller = ReceivedText.Of(_call.Caller), Callee = ReceivedText.Of(_call.Callee), UserData = ReceivedText.Of(_call.UserData) };
    }
}
