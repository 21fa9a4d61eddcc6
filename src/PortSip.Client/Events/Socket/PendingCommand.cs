namespace PortSip.Client;

/// <summary>A command whose response may come late or never (API §7).</summary>
internal sealed class PendingCommand(string command, PortSipEventTopic? topic)
{
    private readonly TaskCompletionSource<CommandAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Command { get; } = command;

    public PortSipEventTopic? Topic { get; } = topic;

    /// <summary>The response; null once nothing waits for it any more.</summary>
    public Task<CommandAnswer?> Answer => _answer.Task;

    public bool IsMeantBy(CommandAnswer answer) =>
        answer.Command == Command && (answer.Topics.Count == 0 || (Topic is { } topic && answer.Topics.Contains(EventTopics.NameOf(topic))));

    /// <summary>False if nothing waits for it any more.</summary>
    public bool TryComplete(CommandAnswer answer) => _answer.TrySetResult(answer);

    /// <summary>The wait for the response has ended: it is late from now on.</summary>
    public void GiveUp() => _answer.TrySetResult(null);
}
