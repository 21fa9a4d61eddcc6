namespace PortSip.Client;

/// <summary>Receives what a socket brings, in order, on the thread that reads it. It stores the data and returns.</summary>
internal interface IEventReceiver
{
    /// <summary>An event was received.</summary>
    void Receive(PortSipEvent record);

    /// <summary>Something was received that isn't read, so events may be missing.</summary>
    void Miss(string reason, DateTimeOffset at);

    /// <summary>A progress line.</summary>
    void Tell(string line);

    /// <summary>A response was received for which no command is waiting: see <see cref="EventSession.TryTakeLateAnswer"/>.</summary>
    void ReceiveLateAnswer();

    /// <summary>There is nothing more to receive at once.</summary>
    void Settle();
}
