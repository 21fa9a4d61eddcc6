namespace PortSipCallControl;

/// <summary>
/// Brings a cmdlet's code back to the pipeline's thread after an await. It is in force only while that code runs: what is called
/// from there, a downstream command or a script block, could block on a task of its own that wanted to come back to this thread.
/// </summary>
/// <param name="enqueue">Hands an action to the pipeline's thread.</param>
internal sealed class PipelineContext(Action<PipelineAction> enqueue) : SynchronizationContext
{
    /// <summary>Until the scope is over, awaits come back here.</summary>
    public Scope Enter() => new(this);

    /// <summary>Until the scope is over, awaits go on elsewhere.</summary>
    public static Scope Leave() => new(null);

    public override void Post(SendOrPostCallback d, object? state) => enqueue(new PipelineContinuation(this, d, state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>While it lasts, a context is in force.</summary>
    public readonly ref struct Scope
    {
        private readonly SynchronizationContext? _previous;

        public Scope(SynchronizationContext? context)
        {
            _previous = Current;
            SetSynchronizationContext(context);
        }

        public void Dispose() => SetSynchronizationContext(_previous);
    }
}
