namespace PortSipCallControl;

/// <summary>The pipeline's thread, for what can run nowhere else.</summary>
internal interface IPipeline
{
    /// <summary>Does something there and comes back when it is done.</summary>
    /// <exception cref="System.Management.Automation.PipelineStoppedException">The command has ended.</exception>
    Task<T> InvokeAsync<T>(Func<T> function);
}
