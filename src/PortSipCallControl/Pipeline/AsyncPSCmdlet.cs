using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// A cmdlet whose work is asynchronous. A cmdlet's own code runs on the pipeline's thread, also after an await: the thread waits
/// here and does what comes back to it. Other code runs wherever it likes, and what it writes is carried here as well.
/// Ctrl+C cancels one token that reaches every await.
/// </summary>
public abstract class AsyncPSCmdlet : PSCmdlet, IPipeline, IDisposable
{
    // Enough that the pipeline's thread never runs dry, and little enough to hold.
    private const int LargestUnawaited = 64;

    private readonly PipelineContext _context;
    private readonly PipelineQueue _queue = new();
    private readonly PipelineStop _stop = new();

    private int _pipelineThread;
    private int _unawaitedObjects;

    /// <summary>Makes the cmdlet.</summary>
    protected AsyncPSCmdlet() => _context = new PipelineContext(_queue.Enqueue);

    Task<T> IPipeline.InvokeAsync<T>(Func<T> function) => OnPipelineAsync(function);

    /// <summary>Ends what is in flight and frees what the cmdlet holds. The engine calls it, whatever happened before.</summary>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancelled by a stop: nothing more is begun.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Cancelled a moment after a stop: what is waited for even then comes to its end.</summary>
    private protected CancellationToken GraceToken => _stop.GraceToken;

    /// <summary>Frees what a derived class holds.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        _stop.Begin(PipelineStop.LongGrace);
        _queue.Close();
    }

    /// <summary>Before the first record.</summary>
    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For each record.</summary>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the last record.</summary>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether an exception of the work is a failure that is reported; any other ends the pipeline.</summary>
    private protected abstract bool IsFailure(Exception exception);

    /// <summary>Reports such a failure.</summary>
    private protected abstract void Report(Exception failure);

    /// <summary>A text as it may be shown.</summary>
    private protected abstract string Shown(string text);

    /// <inheritdoc/>
    protected override void BeginProcessing() => Run(BeginProcessingAsync);

    /// <inheritdoc/>
    protected override void ProcessRecord() => Run(ProcessRecordAsync);

    /// <inheritdoc/>
    protected override void EndProcessing() => Run(EndProcessingAsync);

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
    /// Emits one of many objects, and waits now and then until the pipeline has taken those before it: where downstream is slow,
    /// so is the reading, and memory stays flat. Call it from one place at a time.
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

    /// <summary>Writes a warning though the pipeline is about to end, or ends already.</summary>
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

    /// <summary>Asks whether to do it.</summary>
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

    // Apart, since what a lambda holds is made when its method begins, for a hundred thousand objects as well that need none.
    private void WriteThere(object? value) => _queue.Enqueue(new PipelineWrite(() => base.WriteObject(value)));

    private void Run(Func<CancellationToken, Task> work)
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
            // The pipeline ends with what is thrown here; what was done and not reported can still be told.
            if (isCutShort)
                Dispose();
        }
    }

    private void RunToItsEnd(Func<CancellationToken, Task> work)
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

    private Task Start(Func<CancellationToken, Task> work)
    {
        using (_context.Enter())
            return work(_stop.Token);
    }
}
