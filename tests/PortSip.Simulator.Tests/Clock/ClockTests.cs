namespace PortSip.Simulator.Tests.Clock;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2024, 8, 20, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Frozen_time_moves_by_stepping_alone()
    {
        using var clock = Frozen();

        Assert.Equal(Start, clock.Now);
        clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(Start.AddMinutes(30), clock.Now);
    }

    [Fact]
    public void Running_time_can_be_stepped_besides()
    {
        using var clock = new SimulatorClock(Start, SimulatorClockMode.Running, new object());

        clock.Advance(TimeSpan.FromDays(1));

        Assert.True(clock.Now >= Start.AddDays(1));
    }

    [Fact]
    public void What_falls_due_happens_in_order_each_at_its_own_time()
    {
        using var clock = Frozen();
        List<(string, double)> happened = [];
        void Plan(string name, double seconds) => clock.Schedule(
            TimeSpan.FromSeconds(seconds), () => happened.Add((name, (clock.Now - Start).TotalSeconds)));
        Plan("c", 3);
        Plan("a", 1);
        Plan("b", 1);
        Plan("later", 11);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([("a", 1), ("b", 1), ("c", 3)], happened);
    }

    [Fact]
    public void What_follows_from_it_within_the_step_happens_too()
    {
        using var clock = Frozen();
        List<double> happened = [];
        clock.Schedule(TimeSpan.FromSeconds(2), () => clock.Schedule(
            TimeSpan.FromSeconds(3), () => happened.Add((clock.Now - Start).TotalSeconds)));

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([5.0], happened);
    }

    [Fact]
    public void What_was_cancelled_does_not_happen()
    {
        using var clock = Frozen();
        var happened = false;
        var action = clock.Schedule(TimeSpan.FromSeconds(1), () => happened = true);

        clock.Cancel(action);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(happened);
    }

    [Fact]
    public void Time_cannot_be_moved_back()
    {
        using var clock = Frozen();

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task In_running_time_things_happen_by_themselves()
    {
        using var clock = new SimulatorClock(null, SimulatorClockMode.Running, new object());
        var happened = new TaskCompletionSource();

        clock.Schedule(TimeSpan.FromMilliseconds(1), happened.SetResult);

        await happened.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static SimulatorClock Frozen() => new(Start, SimulatorClockMode.Frozen, new object());
}
