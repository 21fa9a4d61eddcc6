namespace PortSip.Client;

/// <summary>The commands of a socket that got no response yet. Responses name the kind of command, and rarely which one (API §7).</summary>
internal sealed class PendingCommands
{
    // A PBX that sends no responses leaves all of them here.
    private const int Largest = 64;

    // Guarded by a lock on it; in the order in which they were sent.
    private readonly List<PendingCommand> _commands = [];

    public void Add(PendingCommand command)
    {
        lock (_commands)
        {
            if (_commands.Count == Largest)
                _commands.RemoveAt(0);
            _commands.Add(command);
        }
    }

    /// <summary>The command that a response belongs to; null if there isn't one.</summary>
    public PendingCommand? Take(CommandAnswer answer)
    {
        lock (_commands)
        {
            // The one that is waited for. Of the others, which got no response, the last: a PBX that sends only refusals means that one.
            var at = _commands.FindIndex(c => !c.Answer.IsCompleted && c.IsMeantBy(answer));
            if (at < 0)
                at = answer.IsRefusal ? _commands.FindLastIndex(c => c.IsMeantBy(answer)) : _commands.FindIndex(c => c.IsMeantBy(answer));
            if (at < 0)
                return null;
            var command = _commands[at];
            _commands.RemoveAt(at);
            return command;
        }
    }

    /// <summary>A topic that sends events is subscribed to, with or without a response. Its response may still arrive, so it stays.</summary>
    public void Confirm(PortSipEventTopic topic)
    {
        lock (_commands)
        {
            foreach (var command in _commands)
            {
                if (command.Command == EventCommands.Subscribe && command.Topic is { } asked && EventTopics.Local(asked) == topic)
                    command.TryComplete(new CommandAnswer(command.Command, Status: 0, Error: null, Topics: []) { IsImplied = true });
            }
        }
    }
}
