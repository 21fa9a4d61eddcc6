namespace PortSip.Simulator;

/// <summary>The form of a <c>Retry-After</c> header.</summary>
public enum RetryAfterForm
{
    /// <summary>Whole seconds, rounded up.</summary>
    Seconds,

    /// <summary>An HTTP date, counted from the simulator's clock.</summary>
    HttpDate,
}
