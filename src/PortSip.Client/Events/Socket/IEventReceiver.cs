namespace PortSip.Client;

/// <summary>Takes what a socket brings, in order, on the thread that reads it: puts it somewhere and returns.</summary>
internal interface IEventReceiver
{
    /// <summary>An event has come.</summary>
    void Receive(PortSipEvent record);

    /// <summary>Something has come that isn't read, so that events may be missing.</summary>
    void Miss(string reason, DateTimeOffset at);

    /// <summary>A line for whoever follows along.</summary>
    void Tell(string line);

    /// <summary>An answer has come for which no command waits: see <see cref="EventSession.TryTakeLateAnswer"/>.</summary>
    void ReceiveLateAnswer();

    /// <summary>There is nothing more to receive at once.</summary>
    void Settle();
}
