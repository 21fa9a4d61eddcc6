using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>An action for the pipeline thread.</summary>
internal abstract class PipelineAction
{
    /// <summary>Runs it. An exception ends the pipeline.</summary>
    public abstract void Do();

    /// <summary>The pipeline has ended before.</summary>
    public virtual void Abandon()
    {
    }
}

/// <summary>An output that isn't awaited.</summary>
internal sealed class PipelineWrite(Action action) : PipelineAction
{
    public override void Do() => action();
}

/// <summary>The continuation of a cmdlet's code after an await.</summary>
internal sealed class PipelineContinuation(PipelineContext context, SendOrPostCallback callback, object? state) : PipelineAction
{
    public override void Do()
    {
        using (context.Enter())
            callback(state);
    }

    // The work has to complete, or waiting for it would never end.
    public override void Abandon() => Do();
}

/// <summary>An action whose result is awaited. An exception is thrown to the waiter, and through that work to the pipeline.</summary>
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
