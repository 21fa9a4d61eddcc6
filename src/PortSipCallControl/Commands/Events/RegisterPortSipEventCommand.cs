using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Raises engine events for the PBX's events: -Action runs for each, with $EventArgs.Record, or they wait for Wait-Event and Get-Event.
/// Gaps are raised as well. Unregister-Event ends it, and the last one closes the socket.
/// </summary>
[Cmdlet(VerbsLifecycle.Register, "PortSipEvent", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PSEventJob))]
public sealed class RegisterPortSipEventCommand : EventCommand
{
    /// <summary>Runs for each event, in this session (runspace), whenever it isn't busy. $EventArgs.Record is the event.</summary>
    [Parameter(Position = 1)]
    [BlankIsAbsent]
    [NoOffers]
    public ScriptBlock? Action { get; set; }

    /// <summary>A name for the subscription, unique in this session, for Unregister-Event and Get-Event; a GUID by default.</summary>
    [Parameter]
    [BlankIsAbsent]
    [NoOffers]
    public string? SourceIdentifier { get; set; }

    /// <summary>Ends after this many events, including gaps: 1 or more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [NoOffers]
    public int? MaxTriggerCount { get; set; }

    /// <summary>Passed with each event, as $Event.MessageData.</summary>
    [Parameter]
    [BlankIsAbsent]
    [NoOffers]
    public PSObject? MessageData { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (!ShouldSend($"Subscribe to {string.Join(", ", ChosenTopics())}"))
            return;
        // The engine treats all subscriptions without a name as one.
        var name = Text.OrNull(SourceIdentifier) ?? Guid.NewGuid().ToString();
        if (Events.GetEventSubscribers(name).Any())
            throw Validation.Failed($"This session already has a subscription named '{name}'. Use another -SourceIdentifier, or end that subscription with Unregister-Event.");
        var source = new PortSipEventSource(await SubscribeAsync(Client, tell: null, cancellationToken));
        try
        {
            var subscriber = Events.SubscribeEvent(
                source, nameof(PortSipEventSource.Received), name, MessageData, Action, supportEvent: false, forwardEvent: false, MaxTriggerCount ?? 0);
            source.Start(EngineEvents.Of(Events), subscriber, MessageData);
            if (subscriber.Action is { } job)
                WriteObject(job);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }
}
