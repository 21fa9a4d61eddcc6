namespace PortSip.Simulator;

/// <summary>Success responses with the codes of the version and options, because the API's documents disagree.</summary>
internal sealed class SuccessAnswers(SimulatorOptions options)
{
    private readonly bool _isAsDescribed = (options.SuccessCodes ?? options.Version.SuccessCodes) == SimulatorSuccessCodes.RestDescription;

    /// <summary>The code for originates and the list of calls.</summary>
    public int Sessions => _isAsDescribed ? 201 : 200;

    /// <summary>A success without data.</summary>
    public SimulatorResponse Done() => options.EmptyAnswer == SimulatorEmptyAnswer.EmptyObject
        ? Answer.Json(200, "{}"u8.ToArray())
        : Answer.Empty(200);

    /// <summary>A call was hung up.</summary>
    public SimulatorResponse HungUp() => _isAsDescribed ? Destroyed() : Done();

    /// <summary>Something was deleted.</summary>
    public static SimulatorResponse Destroyed() => Answer.Empty(204);
}
