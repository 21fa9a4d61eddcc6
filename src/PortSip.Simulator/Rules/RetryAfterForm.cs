namespace PortSip.Simulator;

/// <summary>The form of a <c>Retry-After</c> header.</summary>
public enum RetryAfterForm
{
    /// <summary>Whole seconds, rounded up.</summary>
    Seconds,

    /// <summary>An HTTP date, relative to the simulator's clock.</summary>
    HttpDate,
}
