namespace PortSipCallControl;

/// <summary>In which order a <see cref="Batch"/> reports.</summary>
internal enum BatchOrder
{
    /// <summary>In the order of the input.</summary>
    Input,

    /// <summary>As they are ready: where items wait for people.</summary>
    Readiness,
}
