namespace PortSip.Simulator;

/// <summary>An item of the API's <c>errors[]</c>.</summary>
/// <param name="Code">Upper case with underscores, such as <c>VALIDATE_FAILED</c>.</param>
/// <param name="Message">The message.</param>
public sealed record SimulatorError(string Code, string Message)
{
    /// <summary>The <c>detail</c>: what is wrong, by field; <see langword="null"/> for none.</summary>
    public IReadOnlyDictionary<string, string>? Detail { get; init; }
}
