using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// A cmdlet with asynchronous work. A cmdlet's own code runs on the pipeline thread, also after an await: the thread waits
/// here and runs what is posted to it. Other code runs on any thread, and its output is marshaled here as well.
/// Ctrl+C cancels a single token that reaches every await.
/// </summary>
public abstract class AsyncPSCmdlet : PSCmdlet, IPipeline, IDisposable
{
    // Large enough that the pipeline thread never idles, and small enough for memory.
    private const int LargestUnawaited = 64;

    private readonly PipelineContext _context;
    private readonly PipelineQueue _queue = new();
    private readonly PipelineStop _stop = new();

    private int _pipelineThread;
    // The first object is awaited: until the pipeline has taken it, nothing more needs to be read.
    private int _unawaitedObjects = LargestUnawaited - 1;

    /// <summary>Creates the cmdlet.</summary>
    protected AsyncPSCmdlet() => _context = new PipelineContext(_queue);

    Task<T> IPipeline.InvokeAsync<T>(Func<T> function) => OnPipelineAsync(function);

    /// <summary>Ends what is in flight and frees the cmdlet's resources. The engine calls it in all cases.</summary>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Canceled by a stop: nothing new is started.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Canceled a moment after a stop: until then, work that is still awaited can complete.</summary>
    private protected CancellationToken GraceToken => _stop.GraceToken;

    /// <summary>Frees the resources of a derived class.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        _stop.Begin(PipelineStop.LongGrace);
        _queue.Close();
    }

    /// <summary>Called before the first record.</summary>
    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called for each record.</summary>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called after the last record.</summary>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether an exception of the work is a failure to report; any other ends the pipeline.</summary>
    private protected abstract bool IsFailure(Exception exception);

    /// <summary>Reports such a failure.</summary>
    private protected abstract void Report(Exception failure);

    /// <summary>A text for display.</summary>
    private protected abstract string Shown(string text);

    /// <inheritdoc/>
    protected override void BeginProcessing() => Run(static cmdlet => cmdlet.BeginProcessingAsync(cmdlet.StopToken));

    /// <inheritdoc/>
    protected override void ProcessRecord() => Run(static cmdlet => cmdlet.ProcessRecordAsync(cmdlet.StopToken));

    /// <inheritdoc/>
    protected override void EndProcessing() => Run(static cmdlet => cmdlet.EndProcessingAsync(cmdlet.StopToken));

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Begin(PipelineStop.ShortGrace);

    /// <summary>Emits an object.</summary>
    protected new void WriteObject(object? value)
    {
        if (IsOnPipeline)
            WriteHere(value);
        else
            WriteThere(value);
    }

    /// <summary>
    /// Emits one of many objects, and occasionally waits until the pipeline has taken those before it: a slow downstream command
    /// slows the reading, and memory use stays constant. Call it from one place at a time.
    /// </summary>
    protected Task WriteObjectAsync(object? value)
    {
        if (++_unawaitedObjects < LargestUnawaited)
        {
            WriteObject(value);
            return Task.CompletedTask;
        }
        _unawaitedObjects = 0;
        return OnPipelineAsync(() =>
        {
            base.WriteObject(value);
            return true;
        });
    }

    /// <summary>Emits each of many objects.</summary>
    private protected void WriteObjects(object values) => Post(() => base.WriteObject(values, enumerateCollection: true));

    /// <summary>Writes a non-terminating error.</summary>
    protected new void WriteError(ErrorRecord error) => Post(() => base.WriteError(error));

    /// <summary>Writes a verbose line.</summary>
    protected new void WriteVerbose(string text) => Post(() => base.WriteVerbose(Shown(text)));

    /// <summary>Writes a warning.</summary>
    protected new void WriteWarning(string text) => Post(() => base.WriteWarning(Shown(text)));

    /// <summary>Writes a text to the information stream.</summary>
    private protected void WriteInformation(string text, params string[] tags) => Post(() => base.WriteInformation(Shown(text), tags));

    /// <summary>Writes a warning even if the pipeline is ending.</summary>
    private protected void WriteLastWarning(string text)
    {
        using (PipelineContext.Leave())
            LastWarning.Write(this, Shown(text), base.WriteWarning);
    }

    /// <summary>Shows progress.</summary>
    protected new void WriteProgress(ProgressRecord progress)
    {
        progress.StatusDescription = Shown(progress.StatusDescription);
        progress.CurrentOperation = progress.CurrentOperation is { } operation ? Shown(operation) : null;
        Post(() => base.WriteProgress(progress));
    }

    /// <summary>Prompts for confirmation.</summary>
    protected new bool ShouldProcess(string target, string action)
    {
        using (PipelineContext.Leave())
            return base.ShouldProcess(Shown(target), Shown(action));
    }

    /// <summary>Ends the command with an error.</summary>
    private protected new void ThrowTerminatingError(ErrorRecord error)
    {
        using (PipelineContext.Leave())
            base.ThrowTerminatingError(error);
    }

    private bool IsOnPipeline => Environment.CurrentManagedThreadId == _pipelineThread;

    private async Task<T> OnPipelineAsync<T>(Func<T> function)
    {
        if (IsOnPipeline)
            return Here(function);
        var action = new PipelineFunction<T>(function);
        _queue.Enqueue(action);
        return await action.Result.ConfigureAwait(false);
    }

    private static T Here<T>(Func<T> function)
    {
        using (PipelineContext.Leave())
            return function();
    }

    private void Post(Action action)
    {
        if (!IsOnPipeline)
        {
            _queue.Enqueue(new PipelineWrite(action));
            return;
        }
        using (PipelineContext.Leave())
            action();
    }

    private void WriteHere(object? value)
    {
        using (PipelineContext.Leave())
            base.WriteObject(value);
    }

    // A separate method, because a closure is allocated when its method begins, even for a hundred thousand objects that don't need it.
    private void WriteThere(object? value) => _queue.Enqueue(new PipelineWrite(() => base.WriteObject(value)));

    // The functions capture nothing, so that thousands of commands share them.
    private void Run(Func<AsyncPSCmdlet, Task> work)
    {
        _pipelineThread = Environment.CurrentManagedThreadId;
        var isCutShort = true;
        try
        {
            RunToItsEnd(work);
            isCutShort = false;
        }
        finally
        {
            // An exception here ends the pipeline; what was done and not reported can still be reported.
            if (isCutShort)
                Dispose();
        }
    }

    private void RunToItsEnd(Func<AsyncPSCmdlet, Task> work)
    {
        try
        {
            var task = Start(work);
            _queue.Pump(task, _stop);
            task.GetAwaiter().GetResult();
        }
        catch (Exception e) when (IsFailure(e))
        {
            Report(e);
        }
        catch (OperationCanceledException) when (_stop.Token.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private Task Start(Func<AsyncPSCmdlet, Task> work)
    {
        using (_context.Enter())
            return work(this);
    }
}
