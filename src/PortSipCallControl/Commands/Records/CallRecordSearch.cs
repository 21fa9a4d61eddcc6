using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The records of a call.</summary>
internal static class CallRecordSearch
{
    // The call's start may be this machine's time, and the record's is the PBX's.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The logs of a call. Where the PBX doesn't filter by session (no document says that it does), the time keeps it from
    /// sending its whole history.
    /// </summary>
    public static RecordQuery LogsOf(PortSipCall call) => new() { SessionIds = [call.Id], Since = call.StartedAt - ClockSkew };
}
