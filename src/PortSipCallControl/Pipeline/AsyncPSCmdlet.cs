using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// A cmdlet whose work is asynchronous. A cmdlet's own code runs on the pipeline's thread, also after an await: the thread waits
/// here and does what comes back to it. The client's code runs wherever it likes, and what it writes is carried here as well.
/// Ctrl+C cancels one token that reaches every await.
/// </summary>
public abstract class AsyncPSCmdlet : PSCmdlet, IPipeline, IRequestLog, IBatchOutput, IDisposable
{
    private readonly PipelineStop _stop = new();
    // Under a lock on it. Most commands need none, and are made by the thousand.
    private readonly Queue<PipelineAction> _actions = new();
    private readonly PipelineContext _context;

    // Enough that the pipeline's thread never runs dry, and little enough to hold.
    private const int LargestUnawaited = 64;

    // Set when there is something for the pipeline's thread to do; made anew before it looks.
    private volatile TaskCompletionSource<bool> _signal = new();
    private int _pipelineThread;
    private bool _isVerbose;
    private int _unawaitedObjects;
    private int _unreadable;
    private volatile bool _isOver;
    private GivenValues? _given;

    /// <summary>Makes the cmdlet.</summary>
    protected AsyncPSCmdlet() => _context = new PipelineContext(Enqueue);

    bool IRequestLog.IsVerbose => _isVerbose;

    void IRequestLog.Verbose(string message) => WriteVerbose(message);

    void IRequestLog.Warning(string message) => WriteWarning(message);

    void IRequestLog.Unreadable(string operation, int values)
    {
        Interlocked.Add(ref _unreadable, values);
        if (_isVerbose)
            WriteVerbose(FormattableString.Invariant($"The answer to the request to {operation} contains {values} unreadable {(values == 1 ? "value" : "values")}."));
    }

    Task<T> IPipeline.InvokeAsync<T>(Func<T> function) => OnPipelineAsync(function);

    CancellationToken IBatchOutput.StopToken => StopToken;

    CancellationToken IBatchOutput.GraceToken => GraceToken;

    bool IBatchOutput.EndsOnFailure => this.DoesErrorStop();

    string IBatchOutput.Activity => MyInvocation.MyCommand.Name;

    void IBatchOutput.WriteProgress(ProgressRecord progress) => WriteProgress(progress);

    void IBatchOutput.WriteResult(object result) => Post(() => base.WriteObject(result, enumerateCollection: result is BatchResults));

    void IBatchOutput.WriteFailure(ErrorRecord error) => WriteFailure(error);

    void IBatchOutput.WriteLastWarning(string text)
    {
        using (PipelineContext.Leave())
            LastWarning.Write(this, text, base.WriteWarning);
    }

    /// <summary>Ends what is in flight and frees what the cmdlet holds. The engine calls it, whatever happened before.</summary>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What a failure of the work is about: the input of this record, or null.</summary>
    protected virtual object? ErrorTarget => null;

    /// <summary>How much was sent and has not been reported yet.</summary>
    private protected virtual int Unreported => 0;

    /// <summary>Cancelled by a stop: nothing more is begun.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Cancelled a moment after a stop: what is waited for even then comes to its end.</summary>
    private protected CancellationToken GraceToken => _stop.GraceToken;

    /// <summary>Frees what a derived class holds.</summary>
    protected virtual void Dispose(bool isDisposing)
    {
        _isOver = true;
        _stop.Begin(PipelineStop.LongGrace);
        AbandonActions();
        // The pipeline ended early: what was emitted until then isn't whole all the same.
        if (TakeUnreadable() is { } warning)
            ((IBatchOutput)this).WriteLastWarning(warning);
    }

    /// <summary>Before the first record.</summary>
    protected virtual Task BeginProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For each record.</summary>
    protected virtual Task ProcessRecordAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>After the last record.</summary>
    protected virtual Task EndProcessingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What becomes of a failure: an error of this record. A cmdlet after whose failure nothing may follow makes it terminating.</summary>
    protected virtual void ReportFailure(ErrorRecord failure) => WriteFailure(failure);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _isVerbose = this.IsVerboseWanted();
        _given = new GivenValues(this);
        RefuseIf(_given.TypedProblem());
        Run(BeginProcessingAsync);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        if (MyInvocation.ExpectingInput)
        {
            RefuseIf(_given!.SetProblem());
            if (_given.PipedProblem() is { } problem)
            {
                ReportFailure(ErrorRecords.From(problem, target: null));
                return;
            }
        }
        Run(ProcessRecordAsync);
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Run(EndProcessingAsync);
        if (TakeUnreadable() is { } warning)
            WriteWarning(warning);
    }

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

    /// <summary>Writes a non-terminating error.</summary>
    protected new void WriteError(ErrorRecord error) => Post(() => base.WriteError(error));

    /// <summary>Writes a verbose line.</summary>
    protected new void WriteVerbose(string text) => Post(() => base.WriteVerbose(NeutralText.Of(text)));

    /// <summary>Writes a warning.</summary>
    protected new void WriteWarning(string text) => Post(() => base.WriteWarning(NeutralText.Of(text)));

    /// <summary>Shows progress.</summary>
    protected new void WriteProgress(ProgressRecord progress)
    {
        progress.StatusDescription = NeutralText.Of(progress.StatusDescription);
        progress.CurrentOperation = NeutralText.Of(progress.CurrentOperation);
        Post(() => base.WriteProgress(progress));
    }

    /// <summary>Asks whether to do it.</summary>
    protected new bool ShouldProcess(string target, string action)
    {
        using (PipelineContext.Leave())
            return base.ShouldProcess(NeutralText.Of(target), NeutralText.Of(action));
    }

    /// <summary>Does it with one item after the other: one that fails is an error of its own, and the next follows.</summary>
    private protected async Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> work)
        where T : class
    {
        foreach (var item in items)
        {
            try
            {
                await work(item);
            }
            catch (PortSipException e)
            {
                ReportFailure(ErrorRecords.From(e, item));
            }
        }
    }

    /// <summary>Refuses the command as a whole, by a terminating error: what was typed can't be what was meant.</summary>
    private protected void Refuse(string problem, string recommendedAction)
    {
        var refusal = new PortSipException(PortSipFailure.ValidationFailed, problem) { IsSafeToRetry = true, RecommendedAction = recommendedAction };
        using (PipelineContext.Leave())
            ThrowTerminatingError(ErrorRecords.From(refusal, ErrorTarget));
    }

    /// <summary>Whether a parameter was typed or splatted, and not only filled by $PSDefaultParameterValues.</summary>
    private protected bool IsExplicit(string parameter) => _given!.IsExplicit(parameter);

    private void RefuseIf(PortSipException? problem)
    {
        if (problem is not null)
            ThrowTerminatingError(ErrorRecords.From(problem, target: null));
    }

    // The text of the warning, once; null where there is nothing to warn of.
    private string? TakeUnreadable() => Interlocked.Exchange(ref _unreadable, 0) switch
    {
        0 => null,
        1 => "The PBX's answers contained 1 unreadable value. It is empty in its record, or has U+FFFD in place of its unreadable characters.",
        var values => FormattableString.Invariant($"The PBX's answers contained {values} unreadable values. They are empty in their records, or have U+FFFD in place of their unreadable characters."),
    };

    // The error that ends everything is the last word: it says what nobody will hear of.
    private void WriteFailure(ErrorRecord failure)
    {
        if (Unreported > 0 && this.DoesErrorStop())
        {
            failure.ErrorDetails = new ErrorDetails($"{failure.ErrorDetails.Message} {Unreported} more had been sent by then and are not reported.")
            {
                RecommendedAction = failure.ErrorDetails.RecommendedAction,
            };
        }
        WriteError(failure);
    }

    private async Task<T> OnPipelineAsync<T>(Func<T> function)
    {
        if (IsOnPipeline)
            return Here(function);
        var action = new PipelineFunction<T>(function);
        Enqueue(action);
        return await action.Result.ConfigureAwait(false);
    }

    private bool IsOnPipeline => Environment.CurrentManagedThreadId == _pipelineThread;

    private static T Here<T>(Func<T> function)
    {
        using (PipelineContext.Leave())
            return function();
    }

    private void Post(Action action)
    {
        if (!IsOnPipeline)
        {
            Enqueue(new PipelineWrite(action));
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
    private void WriteThere(object? value) => Enqueue(new PipelineWrite(() => base.WriteObject(value)));

    private void Enqueue(PipelineAction action)
    {
        lock (_actions)
            _actions.Enqueue(action);
        _signal.TrySetResult(true);
        // Nobody empties the queue any more; whoever waits for an answer must hear of it.
        if (_isOver)
            AbandonActions();
    }

    private void AbandonActions()
    {
        while (NextAction() is { } action)
            action.Abandon();
    }

    private PipelineAction? NextAction()
    {
        lock (_actions)
            return _actions.Count > 0 ? _actions.Dequeue() : null;
    }

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
            Pump(task);
            task.GetAwaiter().GetResult();
        }
        catch (PortSipException e)
        {
            ReportFailure(ErrorRecords.From(e, ErrorTarget));
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

    private void Pump(Task task)
    {
        while (true)
        {
            // Read before the queue is emptied: what a task has posted is there once it is completed.
            var isCompleted = task.IsCompleted;
            var signal = _signal = new TaskCompletionSource<bool>();
            while (NextAction() is { } action)
                Do(action, task);
            if (isCompleted)
                return;
            Task.WaitAny(task, signal.Task);
        }
    }

    private void Do(PipelineAction action, Task task)
    {
        try
        {
            action.Do();
        }
        catch
        {
            // Downstream wants no more, or the error stops everything. The work ends before the pipeline does.
            _stop.Begin(PipelineStop.LongGrace);
            while (!task.IsCompleted)
            {
                var signal = _signal = new TaskCompletionSource<bool>();
                AbandonActions();
                Task.WaitAny(task, signal.Task);
            }
            throw;
        }
    }
}
