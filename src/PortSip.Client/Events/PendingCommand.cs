namespace PortSip.Client;

/// <summary>A command whose answer may come, late or never (API §7).</summary>
internal sealed class PendingCommand(string command, PortSipEventTopic? topic)
{
    private readonly TaskCompletionSource<CommandAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Command { get; } = command;

    public PortSipEventTopic? Topic { get; } = topic;

    public Task<CommandAnswer> Answer => _answer.Task;

    public bool IsMeantBy(CommandAnswer answer) =>
        answer.Command == Command && (answer.Topics.Count == 0 || (Topic is { } topic && answer.Topics.Contains(EventTopics.NameOf(topic))));

    public void Complete(CommandAnswer answer) => _answer.TrySetResult(answer);
}
