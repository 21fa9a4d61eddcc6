using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Common to all cmdlets of the module: their values are validated before anything is done, a failure of the client is an error of
/// its record, and the client's log lines become verbose lines and warnings.
/// </summary>
public abstract class PortSipCmdlet : AsyncPSCmdlet, IRequestLog, IBatchOutput
{
    private GivenValues? _given;
    private bool _isVerbose;
    private bool? _isAnnounced;
    private bool? _isProgressShown;
    private int _unreadable;

    bool IRequestLog.IsVerbose => _isVerbose;

    void IRequestLog.Verbose(string message) => WriteVerbose(message);

    void IRequestLog.Warning(string message) => WriteWarning(message);

    void IRequestLog.Unreadable(string operation, int values)
    {
        Interlocked.Add(ref _unreadable, values);
        if (_isVerbose)
            WriteVerbose(FormattableString.Invariant($"The response to the request to {operation} contains {values} unreadable {(values == 1 ? "value" : "values")}."));
    }

    CancellationToken IBatchOutput.StopToken => StopToken;

    CancellationToken IBatchOutput.GraceToken => GraceToken;

    bool IBatchOutput.EndsOnFailure => this.DoesErrorStop();

    bool IBatchOutput.IsProgressShown => _isProgressShown ??= this.IsProgressWanted();

    string IBatchOutput.Activity => MyInvocation.MyCommand.Name;

    void IBatchOutput.WriteProgress(ProgressRecord progress) => WriteProgress(progress);

    void IBatchOutput.WriteResult(object result)
    {
        if (result is BatchResults)
            WriteObjects(result);
        else
            WriteObject(result);
    }

    void IBatchOutput.WriteFailure(ErrorRecord error) => WriteFailure(error);

    void IBatchOutput.WriteLastWarning(string text) => WriteLastWarning(text);

    /// <summary>The target of a failure: the input of this record, or null.</summary>
    protected virtual object? ErrorTarget => null;

    /// <summary>Whether ShouldProcess has anything to ask or to show. If not, it only returns true, and its text doesn't have to be built.</summary>
    private protected bool IsAnnounced => _isAnnounced ??= _isVerbose || this.IsConfirmationWanted(CmdletParameters.Of(GetType()).Impact);

    /// <summary>The number of requests that were sent and not reported yet.</summary>
    private protected virtual int Unreported => 0;

    /// <summary>Reports a failure as an error of this record. A cmdlet after whose failure nothing may follow makes it terminating.</summary>
    protected virtual void ReportFailure(ErrorRecord failure) => WriteFailure(failure);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        _isVerbose = this.IsVerboseWanted();
        _given = new GivenValues(this);
        RefuseIf(_given.TypedProblem());
        base.BeginProcessing();
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
        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        base.EndProcessing();
        if (TakeUnreadable() is { } warning)
            WriteWarning(warning);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool isDisposing)
    {
        base.Dispose(isDisposing);
        // The pipeline ended early, but what was emitted until then is incomplete too.
        if (TakeUnreadable() is { } warning)
            WriteLastWarning(warning);
    }

    /// <summary>Runs the work for each item, one at a time: a failing item is its own error, and the next one follows.</summary>
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
                ReportFailure(ErrorRecords.From(e, item is PortSipCallIdentity call ? call.Target : item));
            }
        }
    }

    /// <summary>Rejects the whole command with a terminating error: what was typed isn't valid.</summary>
    private protected void Refuse(string problem, string recommendedAction) =>
        ThrowTerminatingError(ErrorRecords.From(new CommandException(PortSipFailure.ValidationFailed, problem, recommendedAction), ErrorTarget));

    /// <summary>Whether a parameter was typed or splatted, and not only filled by $PSDefaultParameterValues.</summary>
    private protected bool IsExplicit(string parameter) => _given!.IsExplicit(parameter);

    /// <inheritdoc cref="GivenValues.IsTyped"/>
    private protected bool IsTyped(string parameter) => _given!.IsTyped(parameter);

    /// <inheritdoc cref="GivenValues.IsPositional"/>
    private protected bool IsPositional(string parameter) => _given!.IsPositional(parameter);

    private protected override bool IsFailure(Exception exception) => exception is PortSipException;

    private protected override void Report(Exception failure) => ReportFailure(ErrorRecords.From((PortSipException)failure, ErrorTarget));

    private protected override string Shown(string text) => NeutralText.Of(text);

    private void RefuseIf(PortSipException? problem)
    {
        if (problem is not null)
            ThrowTerminatingError(ErrorRecords.From(problem, target: null));
    }

    // The text of the warning, once; null if there is nothing to warn of.
    private string? TakeUnreadable() => Interlocked.Exchange(ref _unreadable, 0) switch
    {
        0 => null,
        1 => "The PBX's responses contained 1 unreadable value. It is empty in its record, or has U+FFFD in place of its unreadable characters.",
        var values => FormattableString.Invariant($"The PBX's responses contained {values} unreadable values. They are empty in their records, or have U+FFFD in place of their unreadable characters."),
    };

    // The error that ends everything is the last output, so it reports what won't be emitted.
    private void WriteFailure(ErrorRecord failure)
    {
        if (Unreported > 0 && this.DoesErrorStop())
        {
            failure.ErrorDetails = new ErrorDetails($"{failure.ErrorDetails.Message} {Unreported} more had been sent by then and {(Unreported == 1 ? "is" : "are")} not reported.")
            {
                RecommendedAction = failure.ErrorDetails.RecommendedAction,
            };
        }
        WriteError(failure);
    }
}
