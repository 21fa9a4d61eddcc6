namespace PortSip.Simulator;

/// <summary>The virtual receptionists of the tenant. One answers its calls by itself, unless it is in night mode.</summary>
internal sealed class Receptionists : IDestination
{
    private readonly CallControl _calls;
    private readonly ServiceForwarding _forwarding;

    public Receptionists(SimulatorOptions options, CallControl calls, ServiceForwarding forwarding)
    {
        var ids = new IdSource(options.Seed + 37);
        All = [.. options.Receptionists.Select(setup => new Receptionist(ids.Next(), setup, options.Version))];
        _calls = calls;
        _forwarding = forwarding;
    }

    public IReadOnlyList<Receptionist> All { get; }

    public bool Take(Call call)
    {
        if (All.FirstOrDefault(one => one.Number == call.Current.CalleeLeg.Number) is not { } receptionist)
            return false;
        if (_forwarding.IsNight(receptionist.Settings))
            _forwarding.ForwardAtNight(call, receptionist.Settings);
        else
            _calls.AnswerItself(call);
        return true;
    }
}
