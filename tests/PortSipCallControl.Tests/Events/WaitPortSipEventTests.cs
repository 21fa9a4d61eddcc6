using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

public sealed class WaitPortSipEventTests
{
    [Fact]
    public async Task The_first_event_that_matches_is_emitted()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Wait-PortSipEvent -EventType cdr_target_answer");
        await pbx.SubscribedAsync();

        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        pbx.Pbx.Answer(id, "1002");
        pbx.Pbx.HangUp(id, "1002");

        var answer = Assert.IsType<PortSipCallTargetEvent>(Assert.Single((await script).Output).BaseObject);
        Assert.Equal(("cdr_target_answer", id), (answer.EventType, answer.SessionId));
        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Fact]
    public async Task An_event_that_came_before_the_command_counts_if_the_connection_received_it()
    {
        using var pbx = new LivePbx();
        var watch = pbx.Begin("Watch-PortSipEvent -First 3");
        await pbx.SubscribedAsync();
        var id = pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002")).Id;
        await watch;

        var found = pbx.Run($"Wait-PortSipEvent -CallId {id} -EventType call_start; Wait-PortSipEvent -CallId {id}").Objects<PortSipSessionEvent>().ToList();

        // Both times the oldest one that matches.
        Assert.Equal([("call_start", id), ("call_start", id)], found.Select(record => (record.EventType, record.SessionId!)));
    }

    [Fact]
    public void An_event_of_another_connection_or_of_another_call_does_not_count()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);

        var result = pbx.Run("$call = New-PortSipCall 1001 1003 -WaitFor Ended; Wait-PortSipEvent -CallId 4711 -TimeoutSec 1");

        var error = result.ExpectError(PortSipFailure.WaitTimedOut, "WaitPortSipEventCommand", ErrorCategory.OperationTimeout);
        Assert.Contains("of the call 4711 matched within 1 s", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_out_tells_what_arrived_instead_and_what_to_check()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);

        var filtered = pbx.Run("$call = New-PortSipCall 1001 1003 -WaitFor Ended; $call | Wait-PortSipEvent -EventType call_cdr -FilterScript { $false } -TimeoutSec 1").Error.ErrorDetails;
        var nothing = pbx.Run("Wait-PortSipEvent -CallId 4711 -TimeoutSec 1").Error.ErrorDetails;

        Assert.EndsWith("matched within 1 s. Others arrived: call_cdr (1).", filtered.Message, StringComparison.Ordinal);
        Assert.StartsWith("Check -FilterScript", filtered.RecommendedAction, StringComparison.Ordinal);
        Assert.StartsWith("No such event arrived.", nothing.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_piped_call_is_the_one_whose_event_is_waited_for()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("1003", CalleeScript.Busy);

        var record = Assert.Single(pbx.Run("$call = New-PortSipCall 1001 1003 -WaitFor Ended; $call | Wait-PortSipEvent -EventType call_cdr").Objects<PortSipCallRecordEvent>());

        Assert.Equal(486, record.StatusCode);
    }

    [Fact]
    public async Task A_script_decides_with_the_event_as_its_underscore()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("*", CalleeScript.Busy);
        var script = pbx.Begin("$wanted = '1004'; Wait-PortSipEvent -FilterScript { $_.EventType -eq 'call_cdr' -and $_.Callee -eq $wanted }");
        await pbx.SubscribedAsync();

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003"));
        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1004"));

        Assert.Equal("1004", Assert.Single((await script).Objects<PortSipCallRecordEvent>()).Callee);
    }

    [Fact]
    public async Task An_extension_is_waited_for_by_its_type_of_event_alone()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Wait-PortSipEvent -EventType extension_* -ExtensionNumber 1002");
        await pbx.SubscribedAsync("extension_events");

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002"));

        Assert.Equal("RINGING", Assert.Single((await script).Objects<PortSipExtensionEvent>()).CallStatus);
    }

    [Fact]
    public async Task A_queue_is_waited_for_by_its_number_alone()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Wait-PortSipEvent -QueueNumber 80*");
        await pbx.SubscribedAsync("queue_events");

        pbx.Pbx.PushEvent("queue_events", """{"event_type":"queue_caller_status","queue_number":"8000","updated_callers":[{"position":1,"session_id":"77","caller_number":"0033187691","reason":"enqueue"}]}""", "8000");

        Assert.Equal("8000", Assert.Single((await script).Objects<PortSipQueueEvent>()).QueueNumber);
    }

    [Fact]
    public async Task A_gap_is_reported_and_the_wait_continues()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Wait-PortSipEvent -EventType call_start");
        await pbx.SubscribedAsync();

        pbx.Pbx.DropEventSockets();
        await LivePbx.UntilAsync(() => pbx.Pbx.OpenedEventSocketCount == 2 && pbx.Pbx.HasEventSubscriber("cdr_events"));
        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002"));
        var result = await script;

        Assert.IsType<PortSipCallEvent>(Assert.Single(result.Output).BaseObject);
        Assert.Contains("Events may be missing", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Watch", "cdr_call", "call_cdr")]
    [InlineData("Register", "call_cdrs", "call_cdr")]
    [InlineData("Wait", "ringing", "cdr_target_ringing")]
    [InlineData("Wait", "queue_deleted", "queue_created, queue_updated")]
    public void A_type_that_there_isnt_is_refused_with_those_that_are_like_it(string verb, string type, string near)
    {
        using var pbx = new LivePbx();

        var error = pbx.Run($"{verb}-PortSipEvent -EventType {type}").ExpectError(PortSipFailure.ValidationFailed, $"{verb}PortSipEventCommand", ErrorCategory.InvalidArgument);

        Assert.Contains(near, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
    }

    [Theory]
    [InlineData("call_cdr")]
    [InlineData("CALL_CDR")]
    [InlineData("target_ringing")]
    [InlineData("gap")]
    [InlineData("*_of_a_newer_pbx")]
    public void A_known_type_and_any_pattern_are_accepted(string type)
    {
        using var pbx = new LivePbx();

        Assert.Empty(pbx.Run($"Watch-PortSipEvent -EventType {type} -TimeoutSec 1").Errors);
    }

    [Theory]
    [InlineData("-Topic Queue -QueueNumber 8000 -EventType call_cdr", "Use -Topic Cdr")]
    [InlineData("-Topic Extension -ExtensionNumber 10*", "Name the extensions")]
    [InlineData("-EventType extension_status -ExtensionNumber 10*", "Name the extensions")]
    public void What_could_never_arrive_is_refused(string parameters, string advice)
    {
        using var pbx = new LivePbx();

        var error = pbx.Run($"Wait-PortSipEvent {parameters}").ExpectError(PortSipFailure.ValidationFailed, "WaitPortSipEventCommand", ErrorCategory.InvalidArgument);

        Assert.StartsWith(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Queues_that_no_pattern_matches_are_an_error_that_lists_those_there_are()
    {
        using var pbx = new LivePbx();

        var error = pbx.Run("Watch-PortSipEvent -QueueNumber 9*").ExpectError(PortSipFailure.NotFound, "WatchPortSipEventCommand", ErrorCategory.ObjectNotFound);

        Assert.Contains("Existing: 8000", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_are_watched_by_patterns_of_their_numbers()
    {
        using var pbx = new LivePbx();
        pbx.Pbx.Rules.SetCallee("*", CalleeScript.Busy);
        var script = pbx.Begin("Watch-PortSipEvent -EventType call_cdr -ExtensionNumber ?*03 -First 1");
        await pbx.SubscribedAsync();

        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1004"));
        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1003"));

        Assert.Equal("1003", Assert.Single((await script).Objects<PortSipCallRecordEvent>()).Callee);
    }
}
