namespace PortSipCallControl;

/// <summary>
/// Brings a cmdlet's code back to the pipeline's thread after an await. It is in force only while that code runs: what is called
/// from there, a downstream command or a script block, could block on a task of its own that wanted to come back to this thread.
/// </summary>
/// <param name="enqueue">Hands an action to the pipeline's thread.</param>
internal sealed class PipelineContext(Action<PipelineAction> enqueue) : SynchronizationContext
{
    /// <summary>Does something so that its awaits come back here.</summary>
    public T Inside<T>(Func<T> function) => Under(this, function);

    /// <inheritdoc cref="Inside{T}"/>
    public void Inside(Action action) => Under(this, () =>
    {
        action();
        return true;
    });

    /// <summary>Does something so that its awaits, if it has any, go on elsewhere.</summary>
    public static T Outside<T>(Func<T> function) => Under(null, function);

    /// <inheritdoc cref="Outside{T}"/>
    public static void Outside(Action action) => Under(null, () =>
    {
        action();
        return true;
    });

    public override void Post(SendOrPostCallback d, object? state) => enqueue(new PipelineContinuation(this, d, state));

    public override SynchronizationContext CreateCopy() => this;

    private static T Under<T>(SynchronizationContext? context, Func<T> function)
    {
        var previous = Current;
        SetSynchronizationContext(context);
        try
        {
            return function();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}
