using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The $EventArgs of a Register-PortSipEvent action.</summary>
public sealed class PortSipEventArgs : EventArgs
{
    internal PortSipEventArgs(PortSipEvent record) => Record = record;

    /// <summary>The received record: an event or a gap.</summary>
    public PortSipEvent Record { get; }
}
