namespace PortSip.Client;

/// <summary>What calls are grouped by.</summary>
public enum PortSipCallGrouping
{
    /// <summary>The hour of the day, 0 to 23, in which the call started.</summary>
    Hour,

    /// <summary>The day on which it started.</summary>
    Day,

    /// <summary>The day of the week on which it started.</summary>
    Weekday,

    /// <summary>The extension that placed it or that it reached. A call between two extensions is in the groups of both.</summary>
    Extension,

    /// <summary>The calling party.</summary>
    Caller,

    /// <summary>The called party.</summary>
    Callee,

    /// <summary>The trunk.</summary>
    Trunk,

    /// <summary>The direction, a name of <see cref="PortSipCallDirection"/>.</summary>
    Direction,

    /// <summary>The queue, ring group or other service that routed it.</summary>
    Queue,

    /// <summary>The SIP status of its failure.</summary>
    StatusCode,
}
