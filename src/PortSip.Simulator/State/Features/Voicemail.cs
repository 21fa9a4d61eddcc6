namespace PortSip.Simulator;

/// <summary>The number that answers in the place of people: the destination of calls that are forwarded to voicemail.</summary>
internal sealed class Voicemail(CallControl calls, ExtensionDirectory extensions) : IDestination
{
    public bool Take(Call call)
    {
        if (call.Current.CalleeLeg.Number != SimulatorDefaults.VoicemailNumber || extensions.Has(SimulatorDefaults.VoicemailNumber))
            return false;
        calls.AnswerItself(call);
        return true;
    }
}
