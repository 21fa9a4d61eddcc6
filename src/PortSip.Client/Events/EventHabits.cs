namespace PortSip.Client;

/// <summary>How a PBX behaves where the documents leave it open (API §7), as far as it has shown; it outlives a socket.</summary>
internal sealed class EventHabits
{
    private volatile bool _answersPings;
    private volatile bool _answersQuestions;
    private volatile bool _answersSubscriptions = true;
    private volatile bool _isConfirmed = true;
    private volatile bool _tellsTargets;

    /// <summary>Whether it has answered a ping.</summary>
    public bool AnswersPings { get => _answersPings; set => _answersPings = value; }

    /// <summary>Whether it has answered a question that changes nothing.</summary>
    public bool AnswersQuestions { get => _answersQuestions; set => _answersQuestions = value; }

    /// <summary>Whether it is of any use to wait for the answer to a subscription.</summary>
    public bool AnswersSubscriptions { get => _answersSubscriptions; private set => _answersSubscriptions = value; }

    /// <summary>False where the last subscription was neither answered nor followed by an event: whether it holds isn't known.</summary>
    public bool IsConfirmed { get => _isConfirmed; private set => _isConfirmed = value; }

    /// <summary>Whether it has told of the parties that a call tries to reach: not every one does.</summary>
    public bool TellsTargets { get => _tellsTargets; set => _tellsTargets = value; }

    /// <summary>A subscription was answered.</summary>
    public void Answered(CommandAnswer answer)
    {
        IsConfirmed = true;
        // An event shows that the subscription holds; it doesn't show that this PBX answers.
        if (!answer.IsImplied)
            AnswersSubscriptions = true;
    }

    /// <summary>A subscription wasn't answered.</summary>
    public void LeftUnanswered()
    {
        AnswersSubscriptions = false;
        IsConfirmed = false;
    }
}
