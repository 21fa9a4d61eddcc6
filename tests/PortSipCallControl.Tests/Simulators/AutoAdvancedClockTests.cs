using PortSipCallControl.Tests.Events;

namespace PortSipCallControl.Tests.Simulators;

public sealed class AutoAdvancedClockTests
{
    [Fact]
    public async Task What_goes_wrong_in_a_move_fails_those_who_wait_for_it_and_the_next_move_is_made()
    {
        using var pbx = new LivePbx();
        var clock = new AutoAdvancedClock(pbx.Pbx.Clock);
        using (clock.BeginWait(() => Task.FromException<long>(new InvalidDataException("broken"))))
        {
            var failure = await Assert.ThrowsAsync<InvalidDataException>(() => clock.DelayAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
            Assert.Equal("broken", failure.Message);
        }

        var before = clock.Elapsed;
        using var wait = clock.BeginWait(() => Task.FromResult(0L));
        // The first one counts what has arrived, and the second one moves the time.
        for (var i = 0; i < 2; i++)
            await clock.DelayAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(5), clock.Elapsed - before);
    }

    // A wait for a signal cancels its pause when the signal comes. The next pause can begin while the canceled one is still listed.
    [Fact]
    public async Task A_pause_that_was_canceled_does_not_keep_the_next_one_waiting()
    {
        using var pbx = new LivePbx();
        var clock = new AutoAdvancedClock(pbx.Pbx.Clock);
        using var wait = clock.BeginWait(() => Task.FromResult(0L));

        for (var i = 0; i < 1000; i++)
        {
            using var cancel = new CancellationTokenSource();
            var canceled = clock.DelayAsync(TimeSpan.FromHours(1), cancel.Token);
            cancel.Cancel();
            await clock.DelayAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
            await Task.WhenAny(canceled);
        }
    }
}
