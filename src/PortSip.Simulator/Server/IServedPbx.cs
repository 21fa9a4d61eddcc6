namespace PortSip.Simulator;

/// <summary>A PBX as what serves it needs it. Thread-safe.</summary>
internal interface IServedPbx
{
    /// <summary>Its time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Answers a request.</summary>
    SimulatorResponse Handle(SimulatorRequest request);

    /// <summary>An event socket was opened; null where none is let in.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="send">Takes a text for it, and returns at once.</param>
    /// <param name="abort">Cuts it.</param>
    EventSession? OpenEvents(string address, Action<string> send, Action abort);

    /// <summary>A text came over an event socket.</summary>
    void ReceiveCommand(EventSession session, string text);

    /// <summary>An event socket is gone.</summary>
    void CloseEvents(EventSession session);
}
