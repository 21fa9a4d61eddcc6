namespace PortSip.Simulator;

/// <summary>Successes in the form that the options ask for, since the API's documents disagree.</summary>
internal sealed class SuccessAnswers(SimulatorOptions options)
{
    /// <summary>The code of the originates and of the list of calls.</summary>
    public int Created => options.SuccessCodes == SimulatorSuccessCodes.RestDescription ? 201 : 200;

    /// <summary>A success with nothing to tell.</summary>
    public SimulatorResponse Done() => options.EmptyAnswer == SimulatorEmptyAnswer.EmptyObject
        ? Answer.Json(200, "{}"u8.ToArray())
        : Answer.Empty(200);

    /// <summary>A success that one document gives 204.</summary>
    public SimulatorResponse Gone() =>
        options.SuccessCodes == SimulatorSuccessCodes.RestDescription ? Answer.Empty(204) : Done();
}
