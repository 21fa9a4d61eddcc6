using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Events;

/// <summary>Watches that are refused, interrupted or stopped.</summary>
public sealed class WatchFailureTests
{
    [Fact]
    public async Task A_lost_socket_leaves_a_gap_and_a_warning()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("Watch-PortSipEvent -First 1");
        await pbx.SubscribedAsync();

        pbx.Pbx.DropEventSockets();
        await LivePbx.UntilAsync(() => pbx.Pbx.OpenedEventSocketCount == 2 && pbx.Pbx.HasEventSubscriber("cdr_events"));
        pbx.Pbx.Originate(new SimulatedOriginate("1001", "1002"));
        var result = await script;

        var gap = Assert.IsType<PortSipEventGap>(result.Output[0].BaseObject);
        Assert.True(gap.From <= gap.To);
        Assert.Equal("call_start", Assert.IsType<PortSipCallEvent>(result.Output[1].BaseObject).EventType);
        Assert.Contains("Events may be missing", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_its_time_is_not_an_error()
    {
        using var pbx = new LivePbx();

        var result = pbx.Run("Watch-PortSipEvent -TimeoutSec 1");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Fact]
    public async Task A_stop_closes_the_socket()
    {
        using var pbx = new LivePbx();
        using var session = new PowerShellSession();
        session.Get("$null = $simulator | Connect-PortSip", ("simulator", pbx.Simulator));
        using var shell = PowerShell.Create(session.Runspace).AddCommand("Watch-PortSipEvent");
        var running = shell.InvokeAsync();
        await pbx.SubscribedAsync();

        await shell.StopAsync(null, null);

        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => running);
        await LivePbx.UntilAsync(() => pbx.Pbx.EventSocketCount == 0);
    }

    [Theory]
    [InlineData("-Topic Extension", "-ExtensionNumber")]
    [InlineData("-Topic Queue", "-QueueNumber")]
    [InlineData("-Topic GlobalCdr", "-TenantId")]
    public void A_topic_that_lacks_its_names_says_so(string arguments, string missing)
    {
        using var pbx = new LivePbx();

        var error = pbx.Run($"Watch-PortSipEvent {arguments}").ExpectError(PortSipFailure.ValidationFailed, "WatchPortSipEventCommand", ErrorCategory.InvalidArgument);

        Assert.Contains(missing, error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(0, pbx.Pbx.OpenedEventSocketCount);
    }

    [Fact]
    public void A_refused_topic_says_Forbidden()
    {
        using var pbx = new LivePbx();

        pbx.Run("Watch-PortSipEvent -TenantId 10001").ExpectError(PortSipFailure.Forbidden, "WatchPortSipEventCommand", ErrorCategory.PermissionDenied);
    }

    [Fact]
    public void A_connection_without_a_password_says_CredentialRequired()
    {
        using var pbx = new LivePbx(connect: "-NoCredentialCache");

        pbx.Run("Watch-PortSipEvent").ExpectError(PortSipFailure.CredentialRequired, "WatchPortSipEventCommand", ErrorCategory.AuthenticationError);
    }

    [Fact]
    public void A_blocked_socket_says_ConnectionFailed()
    {
        using var pbx = new LivePbx();
        pbx.Run("Set-PortSipSimulatorRule -BlockEventSocket");

        var error = pbx.Run("Watch-PortSipEvent").ExpectError(PortSipFailure.ConnectionFailed, "WatchPortSipEventCommand", ErrorCategory.ConnectionError);

        Assert.Contains("-EventUri", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_connection_ends_it_with_EventStreamLost()
    {
        using var pbx = new LivePbx();
        var script = pbx.Begin("$watched = $connection; Watch-PortSipEvent");
        await pbx.SubscribedAsync();

        using (var other = new PowerShellSession())
            other.Get("Disconnect-PortSip $connection", ("connection", pbx.Connection));

        (await script).ExpectError(PortSipFailure.EventStreamLost, "WatchPortSipEventCommand", ErrorCategory.ConnectionError);
    }
}
