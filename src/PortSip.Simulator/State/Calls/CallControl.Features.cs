namespace PortSip.Simulator;

/// <summary>The effects of feature codes on calls.</summary>
internal sealed partial class CallControl
{
    /// <summary>The PBX itself answers.</summary>
    public void AnswerItself(Call call)
    {
        Rings(call, call.Current);
        call.Current.CalleeLeg.Answer(clock.Now);
        CalleeAnswers(call);
    }

    /// <summary>There is no party for the dialled code.</summary>
    public void Fail(Call call, int statusCode) => End(call, SimulatedEndReason.None, statusCode);

    /// <summary>A party of another call becomes the callee of this one, and the other call ends as replaced.</summary>
    /// <param name="call">The call that was placed to get it.</param>
    /// <param name="other">The other call.</param>
    /// <param name="party">The party that moves.</param>
    public void TakeFrom(Call call, Call other, Leg party)
    {
        End(other, SimulatedEndReason.Replaced, 0);
        ReplaceCallee(call, party.Number, party.Trunk, SimulatedEndReason.Referred, statusCode: 0);
        AnswerItself(call);
    }
}
