namespace PortSipCallControl;

/// <summary>Offers the known reasons for the end of a call; a newer PBX may have others.</summary>
internal sealed class EndReasonCompleter : Completer
{
    private static readonly string[] Reasons =
    [
        "CallerDisconnected", "CalleeDisconnected", "BlindTransferCompleted", "AttendedTransferCompleted", "Replaced", "Referred", "Redirected", "Cancelled",
    ];

    protected override IEnumerable<Offer> Offers(CompletionQuery query) => Reasons.Select(reason => new Offer(reason, "end reason"));
}
