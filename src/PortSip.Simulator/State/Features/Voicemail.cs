namespace PortSip.Simulator;

/// <summary>The number that answers in the place of people: the destination of calls that are forwarded to voicemail.</summary>
internal sealed class Voicemail
{
    private readonly CallControl _calls;
    private readonly ExtensionDirectory _extensions;

    public Voicemail(CallControl calls, ExtensionDirectory extensions)
    {
        _calls = calls;
        _extensions = extensions;
        calls.Services.Add(Take);
    }

    private bool Take(Call call)
    {
        if (call.Current.CalleeLeg.Number != SimulatorDefaults.VoicemailNumber || _extensions.Has(SimulatorDefaults.VoicemailNumber))
            return false;
        _calls.AnswerItself(call);
        return true;
    }
}
