namespace PortSip.Simulator;

/// <summary>Transferring calls.</summary>
internal sealed partial class CallControl
{
    /// <summary>The transferor leaves at once, and the transfer target is called in its place. If that fails, the call ends.</summary>
    public CallOutcome TransferBlind(Call call, string transferor, string referTo)
    {
        if (call.State != SimulatedCallState.Answered)
            return CallOutcome.NotAnswered;
        if (call.FindConnectedLeg(transferor) is not { } leaving)
            return CallOutcome.NoSuchLeg;
        var staying = call.Current.PartnerOf(leaving);
        call.OnFailure = null;
        EndTargets(call, SimulatedEndReason.BlindTransferCompleted, 0);
        EndLeg(call, leaving);
        var added = NewLeg(referTo, extensions.Has(referTo) ? null : call.Request.Trunk);
        call.Add(NewTarget(staying, added, displayName: null));
        CallCallee(call);
        return CallOutcome.Done;
    }

    /// <summary>Connects the two other parties of the transferor's two calls. The first call continues with both, the second ends.</summary>
    public CallOutcome TransferAttended(string transferor, TransferPart first, TransferPart second)
    {
        if (FindForTransfer(transferor, first) is not { } surviving)
            return CallOutcome.NoSuchCall;
        if (FindForTransfer(transferor, second) is not { } ending)
            return CallOutcome.NoSuchCall;
        if (surviving == ending)
            return CallOutcome.Refused;
        var leaving = surviving.FindConnectedLeg(transferor)!;
        var staying = surviving.Current.PartnerOf(leaving);
        var moving = ending.Current.PartnerOf(ending.FindConnectedLeg(transferor)!);
        End(ending, SimulatedEndReason.ConsultTransferCompleted, 0);

        EndTargets(surviving, SimulatedEndReason.ConsultTransferCompleted, 0);
        EndLeg(surviving, leaving);
        var joined = NewLeg(moving.Number, moving.Trunk);
        joined.Answer(clock.Now);
        staying.IsHeld = false;
        surviving.Add(joined);
        surviving.Add(NewTarget(staying, joined, displayName: null));
        events.Raise(time => new TargetAdded(time, surviving.Snapshot(), surviving.Current.Snapshot()));
        surviving.Current.RangAt = clock.Now;
        CalleeAnswers(surviving, surviving.Current);
        return CallOutcome.Done;
    }

    private Call? FindForTransfer(string transferor, TransferPart part)
    {
        if (part.HasSession)
            return List.FindActive(part.SessionId!) is { } named && CanTransfer(named, transferor) ? named : null;

        // The number alone can't identify a leg through a trunk: the session has to be specified.
        return List.Of(transferor).LastOrDefault(call =>
            CanTransfer(call, transferor)
            && call.Current.PartnerOf(call.FindConnectedLeg(transferor)!) is { IsExtension: true, Trunk: null } partner
            && partner.Number == part.ReferTo);
    }

    private static bool CanTransfer(Call call, string transferor) =>
        call.State == SimulatedCallState.Answered && call.FindConnectedLeg(transferor) is not null;
}
