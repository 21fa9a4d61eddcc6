namespace PortSip.Simulator;

/// <summary>Changes of a queue or a ring group; what is <see langword="null"/> stays as it is.</summary>
public sealed record SimulatedServiceChange
{
    /// <summary>The order in which members or ready agents ring.</summary>
    public SimulatedRingStrategy? Strategy { get; init; }

    /// <summary>How long each of them rings, in whole seconds.</summary>
    public TimeSpan? RingTime { get; init; }

    /// <summary>What happens to a call that nobody answers.</summary>
    public SimulatedServiceRule? NoAnswer { get; init; }

    /// <summary>What happens to a call in night mode.</summary>
    public SimulatedServiceRule? Night { get; init; }

    /// <summary>For a queue: how many callers can wait; 0 for any number.</summary>
    public int? MostCallers { get; init; }

    /// <summary>For a queue: how long a caller waits until the call overflows, in whole seconds.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>For a queue: the wait that is reported as a breach if it is exceeded, in whole seconds.</summary>
    public TimeSpan? SlaTime { get; init; }

    /// <summary>For a queue: how long an agent wraps up after a call, in whole seconds.</summary>
    public TimeSpan? WrapUpTime { get; init; }

    /// <summary>For a queue: whether callers wait even if no agent is logged in with a telephone.</summary>
    public bool? WaitsWithoutAgents { get; init; }

    /// <summary>For a queue: whether callers can ask for a callback, with the key 3.</summary>
    public bool? OffersCallback { get; init; }

    internal void ApplyTo(ObjectSettings settings, string strategyName)
    {
        Set(strategyName, Strategy is { } strategy ? ApiWord.Of(strategy) : null);
        Set(ServiceSettings.RingTime, Seconds(RingTime));
        Set(ServiceSettings.NoAnswerRule, NoAnswer?.ToFields());
        Set(ServiceSettings.NightModeRule, Night?.ToFields());
        Set(ServiceSettings.MostCallers, MostCallers);
        Set(ServiceSettings.LongestWait, Seconds(LongestWait));
        Set(ServiceSettings.SlaTime, Seconds(SlaTime));
        Set(ServiceSettings.WrapsUp, WrapUpTime is { } wrapUp ? wrapUp > TimeSpan.Zero : null);
        Set(ServiceSettings.WrapUpTime, Seconds(WrapUpTime));
        Set(ServiceSettings.WaitsWithoutAgents, WaitsWithoutAgents);
        Set(ServiceSettings.Callback, OffersCallback);

        void Set(string name, object? value)
        {
            if (value is not null)
                settings.Set(name, value);
        }
    }

    private static int? Seconds(TimeSpan? time) => time is { } given ? (int)given.TotalSeconds : null;
}
