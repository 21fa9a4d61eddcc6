using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Something to do on the pipeline's thread.</summary>
internal abstract class PipelineAction
{
    /// <summary>Does it. What it throws ends the pipeline.</summary>
    public abstract void Do();

    /// <summary>The pipeline has ended before.</summary>
    public virtual void Abandon()
    {
    }
}

/// <summary>Something to write; nobody waits for it.</summary>
internal sealed class PipelineWrite(Action action) : PipelineAction
{
    public override void Do() => action();
}

/// <summary>The rest of a cmdlet's code after an await.</summary>
internal sealed class PipelineContinuation(PipelineContext context, SendOrPostCallback callback, object? state) : PipelineAction
{
    public override void Do()
    {
        using (context.Enter())
            callback(state);
    }

    // The work has to come to its end, or nobody could wait for it.
    public override void Abandon() => Do();
}

/// <summary>Something whose result is awaited. What it throws reaches the one who waits, and through that work the pipeline.</summary>
internal sealed class PipelineFunction<T>(Func<T> function) : PipelineAction
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Result => _result.Task;

    public override void Do()
    {
        try
        {
            _result.SetResult(function());
        }
        catch (Exception e)
        {
            _result.SetException(e);
        }
    }

    public override void Abandon() => _result.TrySetException(new PipelineStoppedException());
}
