namespace PortSip.Client;

/// <summary>Converts the common part of CDRs and call logs.</summary>
internal static class CallRecords
{
    public static T Fill<T>(T record, CallRecordAnswer answer, PortSipConnection connection)
        where T : PortSipCallRecord =>
        record with
        {
            Caller = answer.Caller,
            CallerDisplayName = answer.CallerDisplayName,
            CallerDomain = answer.CallerDomain,
            Callee = answer.Callee,
            CalleeDisplayName = answer.CalleeDisplayName,
            CalleeDomain = answer.CalleeDomain,
            StartedAt = answer.StartedAt,
            RangAt = answer.RangAt,
            AnsweredAt = answer.AnsweredAt?.Value,
            EndedAt = answer.EndedAt,
            TalkTime = answer.Duration?.Value,
            Direction = RecordWords.Direction(answer.Direction),
            EndReason = EndReasons.From(answer.EndReason),
            RerouteReason = RecordWords.RerouteReason(answer.RerouteReason),
            // 0 means "no error"; values outside SIP's range aren't a status.
            StatusCode = answer.StatusCode is >= 1 and <= 999 and { } status ? (int)status : null,
            Destination = answer.Destination,
            OutboundCallerId = answer.OutboundCallerId,
            DidCid = answer.DidCid,
            Trunk = answer.Trunk,
            ServiceNumber = answer.ServiceNumber,
            UserData = answer.UserData,
            // A value outside this range isn't a price.
            Cost = answer.Cost is > -1e15 and < 1e15 and { } cost ? (decimal)cost : null,
            BilledAccount = answer.BilledAccount,
            SipCallId = answer.CallId,
            Connection = connection,
        };
}
