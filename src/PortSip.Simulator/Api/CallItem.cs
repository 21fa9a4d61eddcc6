namespace PortSip.Simulator;

/// <summary>A call as <c>GET /sessions</c> shows it: no hold state, no <c>user_data</c>.</summary>
internal static class CallItem
{
    public static ApiItem Of(Call call, DateTimeOffset now) => new ApiItem()
        .Add("id", call.Id)
        .Add("calls", call.Targets.Where(target => target.EndedAt is null).Select(target => Of(target, now)).ToList());

    private static ApiItem Of(CallTarget target, DateTimeOffset now) => new ApiItem()
        .Add("caller", target.CallerLeg.Number)
        .Add("caller_display_name", target.CallerDisplayName)
        .Add("callee", target.CalleeLeg.Number)
        .Add("trunk", target.Trunk)
        .Add("started_at", target.StartedAt)
        .Add("talking_time", target.AnsweredAt is { } answered ? (long)(now - answered).TotalSeconds : 0L);
}
