namespace PortSip.Simulator;

/// <summary>A PBX, as seen by its server. Thread-safe.</summary>
internal interface IServedPbx
{
    /// <summary>Its time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Handles a request.</summary>
    SimulatorResponse Handle(SimulatorRequest request);

    /// <summary>An event socket was opened; null if none is admitted.</summary>
    /// <param name="address">The address of the client.</param>
    /// <param name="send">Queues a text for it, and returns immediately.</param>
    /// <param name="abort">Cuts the connection.</param>
    EventSession? OpenEvents(string address, Action<string> send, Action abort);

    /// <summary>A text was received over an event socket.</summary>
    void ReceiveCommand(EventSession session, string text);

    /// <summary>An event socket has ended.</summary>
    void CloseEvents(EventSession session);
}
