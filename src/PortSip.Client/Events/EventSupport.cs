namespace PortSip.Client;

/// <summary>How a PBX behaves if the documents leave it open (API §7), as observed. It outlives a socket.</summary>
internal sealed class EventSupport
{
    private volatile bool _answersPings;
    private volatile bool _answersTestCommands;
    private volatile bool _answersSubscriptions = true;
    private volatile bool _isConfirmed = true;
    private volatile bool _reportsTargets;

    /// <summary>Whether the PBX has responded to a ping.</summary>
    public bool AnswersPings { get => _answersPings; set => _answersPings = value; }

    /// <summary>Whether the PBX has responded to a harmless test command.</summary>
    public bool AnswersTestCommands { get => _answersTestCommands; set => _answersTestCommands = value; }

    /// <summary>Whether it makes sense to wait for the response to a subscription.</summary>
    public bool AnswersSubscriptions { get => _answersSubscriptions; private set => _answersSubscriptions = value; }

    /// <summary>False if the last subscription got neither a response nor an event: it isn't known whether it is active.</summary>
    public bool IsConfirmed { get => _isConfirmed; private set => _isConfirmed = value; }

    /// <summary>Whether the PBX has reported the parties that a call tries to reach: not every PBX does.</summary>
    public bool ReportsTargets { get => _reportsTargets; set => _reportsTargets = value; }

    /// <summary>The PBX responded to a subscription.</summary>
    public void Answered(CommandAnswer answer)
    {
        IsConfirmed = true;
        // An event proves that the subscription is active; it doesn't prove that this PBX sends responses.
        if (!answer.IsImplied)
            AnswersSubscriptions = true;
    }

    /// <summary>The PBX didn't respond to a subscription.</summary>
    public void LeftUnanswered()
    {
        AnswersSubscriptions = false;
        IsConfirmed = false;
    }
}
