namespace PortSipCallControl;

/// <summary>The order in which a <see cref="Batch"/> reports.</summary>
internal enum BatchOrder
{
    /// <summary>In the order of the input.</summary>
    Input,

    /// <summary>As they are ready: for items that wait for people.</summary>
    Readiness,
}
