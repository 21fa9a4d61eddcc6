namespace PortSip.Client;

/// <summary>
/// Detects whether a silent socket is still connected: a connection that vanished without a reset looks like a quiet one.
/// No keep-alive is documented for WSI (API §7), so after a silence it sends a harmless command: it unsubscribes from a topic that isn't
/// subscribed to. A PBX that has responded to it before and doesn't now is gone. For one that never has, silence proves nothing.
/// </summary>
internal sealed class SilenceCheck(EventSession session, Clock clock, bool isAnswered)
{
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    private TimeSpan _askedAt;
    private bool _isOff;
    private long _messagesWhenAsked;
    private PendingCommand? _question;

    /// <summary>Whether the PBX has responded to such a command.</summary>
    public bool IsAnswered { get; private set; } = isAnswered;

    /// <summary>How long until the next action.</summary>
    public TimeSpan Due
    {
        get
        {
            if (_isOff)
                return TimeSpan.MaxValue;
            var due = (_question is null ? session.LastHeard + LongestSilence : _askedAt + LongestAnswer) - clock.Elapsed;
            return due > TimeSpan.Zero ? due : TimeSpan.Zero;
        }
    }

    /// <summary>Does what is due: sends the test command, or abandons the socket.</summary>
    /// <param name="topic">A topic that isn't subscribed to; null if there isn't one, so that there is no harmless command.</param>
    /// <exception cref="PortSipException">The socket broke during the test command.</exception>
    public async Task CheckAsync(PortSipEventTopic? topic)
    {
        if (_isOff || Due > TimeSpan.Zero)
            return;
        if (_question is null)
            await AskAsync(topic).ConfigureAwait(false);
        else
            Conclude(_question);
    }

    private async Task AskAsync(PortSipEventTopic? topic)
    {
        if (topic is null)
        {
            _isOff = true;
            return;
        }
        (_askedAt, _messagesWhenAsked) = (clock.Elapsed, session.Messages);
        _question = await session.SendAsync(EventCommands.Unsubscribe, topic.Value, new EventScope(), CancellationToken.None).ConfigureAwait(false);
    }

    private void Conclude(PendingCommand question)
    {
        _question = null;
        IsAnswered |= question.Answer.IsCompleted;
        if (session.Messages != _messagesWhenAsked)
            return;
        _isOff = true;
        if (IsAnswered)
            session.Abandon(FormattableString.Invariant($"the PBX has gone silent: nothing was received for {(clock.Elapsed - session.LastHeard).TotalSeconds:0} s, not even the response to a test command"));
    }
}
