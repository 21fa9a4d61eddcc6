namespace PortSip.Simulator;

/// <summary>Successes with the codes that version and options ask for, since the API's documents disagree.</summary>
internal sealed class SuccessAnswers(SimulatorOptions options)
{
    private readonly bool _isAsDescribed = (options.SuccessCodes ?? options.Version.SuccessCodes) == SimulatorSuccessCodes.RestDescription;

    /// <summary>The code of the originates and of the list of calls.</summary>
    public int Sessions => _isAsDescribed ? 201 : 200;

    /// <summary>A success with nothing to tell.</summary>
    public SimulatorResponse Done() => options.EmptyAnswer == SimulatorEmptyAnswer.EmptyObject
        ? Answer.Json(200, "{}"u8.ToArray())
        : Answer.Empty(200);

    /// <summary>A call was hung up.</summary>
    public SimulatorResponse HungUp() => _isAsDescribed ? Destroyed() : Done();

    /// <summary>Something is gone.</summary>
    public static SimulatorResponse Destroyed() => Answer.Empty(204);
}
