namespace PortSip.Simulator;

/// <summary>
/// The codes that change a setting: an agent's status in all queues or in that whose number follows the code, do-not-disturb, and the tenant's night mode, which its
/// code only toggles. The PBX answers and hangs up; what the call looks like isn't documented.
/// </summary>
internal sealed class FeatureSwitches(CallControl calls, FeatureCodes codes, QueueControl queues, ExtensionDirectory extensions, UserSettings settings, ObjectSettings tenant) : IDestination
{
    private static readonly (string Feature, string Status)[] AgentCodes =
    [
        (FeatureCodes.AgentReady, "READY"), (FeatureCodes.AgentNotReady, "NOT_READY"), (FeatureCodes.LogIn, "LOGGED_IN"), (FeatureCodes.LogOut, "LOGGED_OUT"),
    ];

    public bool Has(string number) => CodeOf(number) is FeatureCodes.DoNotDisturbOn or FeatureCodes.DoNotDisturbOff or FeatureCodes.NightMode;

    public bool Take(Call call)
    {
        var dialled = call.Current.CalleeLeg.Number;
        var code = CodeOf(dialled);
        var caller = call.Current.CallerLeg.Number;
        if (code is FeatureCodes.DoNotDisturbOn or FeatureCodes.DoNotDisturbOff)
            Confirm(call, extensions.Find(caller) is { } extension ? () => settings.Set(extension.Id, UserSettings.DoNotDisturb, code == FeatureCodes.DoNotDisturbOn) : null);
        else if (code == FeatureCodes.NightMode)
            Confirm(call, extensions.Has(caller) ? () => tenant.Set(ServiceSettings.NightMode, !tenant.IsOn(ServiceSettings.NightMode)) : null);
        else if (AgentCodes.Select(known => (Queue: codes.DialledOrNone(known.Feature, dialled), known.Status)).FirstOrDefault(known => known.Queue is not null) is { Queue: { } queue, Status: var status })
            Confirm(call, queues.All.Any(known => IsMeant(known, queue, caller)) ? () => SetStatus(queue, caller, status) : null);
        else
            return false;
        return true;
    }

    private static string CodeOf(string dialled) => dialled.TrimEnd('#');

    private static bool IsMeant(CallQueue queue, string number, string agent) => (number.Length == 0 || queue.Number == number) && queue.FindAgent(agent) is not null;

    private void SetStatus(string number, string caller, string status)
    {
        foreach (var queue in queues.All.Where(known => IsMeant(known, number, caller)))
        {
            var agent = queue.FindAgent(caller)!;
            queues.SetStatus(queue, agent, AgentWords.Read(status, agent.Status), "");
        }
    }

    /// <summary>Does what the caller may do, and ends the call; null if the code doesn't apply to the caller.</summary>
    private void Confirm(Call call, Action? change)
    {
        if (change is null)
        {
            calls.Fail(call, SipStatus.NotFound);
            return;
        }
        calls.AnswerItself(call);
        calls.EndItself(call);
        change();
    }
}
