namespace PortSip.Simulator;

/// <summary>What feature codes do with calls.</summary>
internal sealed partial class CallControl
{
    /// <summary>The PBX itself answers.</summary>
    public void AnswerItself(Call call)
    {
        Rings(call, call.Current);
        call.Current.CalleeLeg.Answer(clock.Now);
        CalleeAnswers(call);
    }

    /// <summary>Nobody is there for the code that was dialled.</summary>
    public void Fail(Call call, int statusCode) => End(call, SimulatedEndReason.None, statusCode);

    /// <summary>The party of another call becomes the callee of this one, and the other call is over, as replaced.</summary>
    /// <param name="call">The call that was placed to get it.</param>
    /// <param name="other">The call that it gets.</param>
    /// <param name="party">Who of the other call comes over.</param>
    public void TakeFrom(Call call, Call other, Leg party)
    {
        End(other, SimulatedEndReason.Replaced, 0);
        ReplaceCallee(call, party.Number, party.Trunk, SimulatedEndReason.Referred, statusCode: 0);
        AnswerItself(call);
    }
}
