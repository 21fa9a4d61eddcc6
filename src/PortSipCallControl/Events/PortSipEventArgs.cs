using PortSip.Client;

namespace PortSipCallControl;

/// <summary>What an action of Register-PortSipEvent gets as $EventArgs.</summary>
public sealed class PortSipEventArgs : EventArgs
{
    internal PortSipEventArgs(PortSipEvent record) => Record = record;

    /// <summary>What came: an event, or a gap.</summary>
    public PortSipEvent Record { get; }
}
