using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>What ring groups and queues do with calls that they don't connect.</summary>
internal sealed class ServiceForwarding(CallControl calls, ObjectSettings tenant)
{
    /// <summary>Whether a service is in night mode, by itself or with the whole tenant.</summary>
    public bool IsNight(ObjectSettings service) =>
        service[ServiceSettings.NightModeRule].ValueKind == JsonValueKind.Object && (tenant.IsOn(ServiceSettings.NightMode) || service.IsOn(ServiceSettings.NightMode));

    /// <summary>Handles a call as a service's rule for night mode says.</summary>
    public void ForwardAtNight(Call call, ObjectSettings service) =>
        Forward(call, service[ServiceSettings.NightModeRule], SimulatedRerouteReason.NightMode, statusCode: 0, SipStatus.TemporarilyUnavailable);

    /// <summary>Handles a call as a service's rule for unanswered calls says.</summary>
    public void ForwardUnanswered(Call call, ObjectSettings service, SimulatedRerouteReason reason) =>
        Forward(call, service[ServiceSettings.NoAnswerRule], reason, SipStatus.RequestTimeout, SipStatus.RequestTimeout);

    /// <summary>Handles a call whose caller leaves a queue.</summary>
    public void ForwardExit(Call call, ObjectSettings queue) =>
        Forward(call, queue[ServiceSettings.ExitRule], SimulatedRerouteReason.QueueExit, statusCode: 0, SipStatus.TemporarilyUnavailable);

    private void Forward(Call call, JsonElement rule, SimulatedRerouteReason reason, int statusCode, int hungUpCode)
    {
        var to = ForwardRule.Read(rule);
        switch (to.Action)
        {
            case ForwardWords.ToNumber:
                calls.Reroute(call, to.Number!, reason, statusCode);
                break;
            case ForwardWords.ToVoicemail:
                calls.Reroute(call, SimulatorDefaults.VoicemailNumber, reason, statusCode, to.Number);
                break;
            default:
                calls.Fail(call, hungUpCode);
                break;
        }
    }
}
