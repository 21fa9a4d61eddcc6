namespace PortSip.Client;

/// <summary>
/// Finds out whether a socket on which nothing comes is still there: a connection that vanished without a reset looks like a quiet one.
/// No keep-alive of WSI is documented (API §7), so after a silence it asks what changes nothing: to unsubscribe from a topic that isn't
/// subscribed to. A PBX that has answered this once and doesn't now is gone. One that never has proves nothing by saying nothing.
/// </summary>
internal sealed class SilenceCheck(EventSession session, Clock clock, bool isAnswered)
{
    public static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    private TimeSpan _askedAt;
    private bool _isOff;
    private long _messagesWhenAsked;
    private PendingCommand? _question;

    /// <summary>Whether the PBX has answered such a question.</summary>
    public bool IsAnswered { get; private set; } = isAnswered;

    /// <summary>How long there is nothing to do.</summary>
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

    /// <summary>Does what is due: asks, or draws its conclusion and gives the socket up.</summary>
    /// <param name="topic">A topic that isn't subscribed to; null where there is none, and nothing harmless to ask.</param>
    /// <exception cref="PortSipException">The socket broke under the question.</exception>
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
