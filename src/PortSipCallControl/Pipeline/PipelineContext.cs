namespace PortSipCallControl;

/// <summary>
/// Returns a cmdlet's code to the pipeline thread after an await. It is active only while that code runs: code that is called
/// from there, a downstream command or a script block, could block on its own task that would have to return to this thread.
/// </summary>
/// <param name="queue">The work of the pipeline thread.</param>
internal sealed class PipelineContext(PipelineQueue queue) : SynchronizationContext
{
    /// <summary>Until the scope ends, awaits return here.</summary>
    public Scope Enter() => new(this);

    /// <summary>Until the scope ends, awaits continue on other threads.</summary>
    public static Scope Leave() => new(null);

    public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue(new PipelineContinuation(this, d, state));

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>The scope in which a context is active.</summary>
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
