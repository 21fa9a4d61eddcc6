using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

public sealed class TenantEventTests
{
    private const string AsSystemAdministrator = "$system = Connect-PortSip $simulator.Server $simulator.SystemCredential -Name system";

    [Fact]
    public async Task Extensions_that_are_created_changed_and_deleted_are_reported()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent ExtensionManagement -First 3");
        await pbx.SubscribedAsync("extension_management_events");

        pbx.Pbx.AddExtension(new SimulatedExtension("1099", "secret") { DisplayName = "Ann" });
        pbx.Pbx.ChangeExtension(new SimulatedExtension("1099", "secret") { DisplayName = "Bob" });
        pbx.Pbx.RemoveExtension("1099");

        Assert.Equal(
            [("extension_created", "1099", "Ann", true), ("extension_updated", "1099", "Bob", true), ("extension_destroyed", "1099", "Bob", true)],
            (await script).Objects<PortSipManagementEvent>().Select(r => (r.EventType, r.ExtensionNumber!, r.DisplayName!, r.IsEnabled!.Value)));
    }

    [Fact]
    public async Task Queues_that_are_created_changed_and_deleted_are_reported_after_the_existing_ones()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent QueueManagement -First 4");
        await pbx.SubscribedAsync("queue_management_events");

        pbx.Pbx.AddQueue(new SimulatedQueueSetup("8100", "Sales"));
        pbx.Pbx.ChangeQueue(new SimulatedQueueSetup("8100", "Orders"));
        pbx.Pbx.RemoveQueue("8100");

        Assert.Equal(
            [("queue_updated", "8000"), ("queue_created", "8100"), ("queue_updated", "8100"), ("queue_destroy", "8100")],
            (await script).Objects<PortSipManagementEvent>().Select(r => (r.EventType, r.QueueNumber!)));
    }

    [Fact]
    public async Task Presence_and_registration_are_reported()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent Extension -ExtensionNumber 1001 -First 2");
        await pbx.SubscribedAsync("extension_events");

        using (var other = new PowerShellSession())
            other.Get("""
                $user = [pscredential]::new('user1001', $simulator.Credential.Password)
                $connection = Connect-PortSip $simulator.Server $user -Domain test.io
                Set-PortSipPresence DoNotDisturb -Note 'in a meeting'
                """, ("simulator", pbx.Simulator));
        pbx.Pbx.SetOnline("1001", isOnline: false);

        Assert.Equal(
            [("extension_presence", "DO_NOT_DISTURB", "in a meeting", null), ("extension_status", "DO_NOT_DISTURB", "in a meeting", false)],
            (await script).Objects<PortSipExtensionEvent>().Select(r => (r.EventType, r.Presence!, r.PresenceNote!, r.IsOnline)));
    }

    [Fact]
    public async Task A_caller_who_waits_too_long_is_reported()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.ChangeQueue(new SimulatedQueueSetup("8000", "Support") { SlaTime = TimeSpan.FromSeconds(30) });
        var script = pbx.Begin("Watch-PortSipEvent Queue -QueueNumber 8000 -EventType queue_sla_breached -First 1");
        await pbx.SubscribedAsync("queue_events");

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "8000"));
        pbx.Step(30);
        var breach = Assert.Single((await script).Objects<PortSipQueueEvent>());

        Assert.Equal(("8000", "1001", 1, 1, TimeSpan.FromSeconds(30)), (breach.QueueNumber, breach.BreachingCaller, breach.TotalCallersBreached!.Value, breach.WaitingCallers!.Value, breach.SlaTime!.Value));
    }

    [Fact]
    public async Task A_system_administrator_watches_the_tenants_that_are_named_by_the_Global_topics()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin($"{AsSystemAdministrator}; Watch-PortSipEvent GlobalCdr, GlobalExtensionManagement -TenantId $simulator.TenantId -First 2 -Connection $system");
        await pbx.SubscribedAsync("global_extension_management_events");

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002"));
        pbx.Pbx.AddExtension(new SimulatedExtension("1099", "secret"));
        var records = (await script).Objects<PortSipEvent>().ToList();

        Assert.Equal([(PortSipEventTopic.GlobalCdr, "call_start"), (PortSipEventTopic.GlobalCdr, "cdr_target_add")], records.Select(r => (r.Topic!.Value, r.EventType)));
        Assert.All(records, r => Assert.Equal(SimulatorDefaults.TenantId, r.TenantId));
    }

    [Fact]
    public async Task Every_topic_has_a_Global_form_that_a_system_administrator_may_read()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin($"{AsSystemAdministrator}; Watch-PortSipEvent Cdr, Extension, Queue, ExtensionManagement, QueueManagement -TenantId $simulator.TenantId -EventType extension_created -First 1 -Connection $system");
        foreach (var topic in new[] { "cdr", "extension", "queue", "extension_management", "queue_management" })
            await pbx.SubscribedAsync($"global_{topic}_events");

        pbx.Pbx.AddExtension(new SimulatedExtension("1099", "secret"));

        Assert.Single((await script).Objects<PortSipManagementEvent>());
    }

    [Theory]
    [InlineData("Cdr")]
    [InlineData("Extension")]
    [InlineData("Queue")]
    [InlineData("ExtensionManagement")]
    [InlineData("QueueManagement")]
    public void The_Global_topics_are_refused_to_others(string topic)
    {
        using var pbx = new LivePbx();

        var error = pbx.Run($"Watch-PortSipEvent Global{topic} -TenantId $simulator.TenantId").ExpectError(PortSipFailure.Forbidden, "WatchPortSipEventCommand", ErrorCategory.PermissionDenied);

        Assert.Contains("global_", error.Exception.Message, StringComparison.Ordinal);
    }
}
