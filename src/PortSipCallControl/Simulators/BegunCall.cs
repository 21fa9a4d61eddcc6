using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>
/// Tells the connections to a simulator how a call began that they didn't place. While a call is active, the API doesn't show the numbers that it has left, and
/// a wait can begin only when the call has.
/// </summary>
internal static class BegunCall
{
    public static void Tell(IEnumerable<PortSipConnection> connections, SimulatedCall call)
    {
        var facts = call.Targets.SelectMany(target => TimelineFact.OfTarget(ToTarget(target), PortSipTimelineSource.Session)).ToList();
        foreach (var connection in connections)
            SeenCallEvents.Of(connection).Note(call.Id, facts);
    }

    private static TimelineTarget ToTarget(SimulatedCallTarget target) => new()
    {
        Number = target.Callee,
        StartedAt = target.StartedAt,
        RangAt = target.RangAt,
        AnsweredAt = target.AnsweredAt,
        EndedAt = target.EndedAt,
        StatusCode = target.StatusCode,
        EndReason = target.EndReason == SimulatedEndReason.None ? null : target.EndReason.ToString(),
    };
}
