namespace PortSipCallControl;

/// <summary>The pipeline thread, for code that can't run elsewhere.</summary>
internal interface IPipeline
{
    /// <summary>Runs an action there, and returns when it is done.</summary>
    /// <exception cref="System.Management.Automation.PipelineStoppedException">The command has ended.</exception>
    Task<T> InvokeAsync<T>(Func<T> function);
}
