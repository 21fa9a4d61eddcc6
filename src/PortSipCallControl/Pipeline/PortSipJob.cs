using System.Management.Automation;
using System.Management.Automation.Runspaces;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// A command that runs in the background, as a job of PowerShell: in a runspace of this process, so that it uses the connections of its input. Stop-Job stops
/// it as Ctrl+C does, and Receive-Job returns what it emitted, with errors and warnings.
/// </summary>
internal sealed class PortSipJob : Job
{
    private readonly PowerShell _shell;
    private readonly Runspace _runspace;
    private readonly PSDataCollection<object> _input = [];
    private readonly object _gate = new();
    private bool _isStopped;

    private PortSipJob(string command, Runspace runspace)
        : base(command)
    {
        PSJobTypeName = nameof(PortSipJob);
        _runspace = runspace;
        _shell = PowerShell.Create();
        _shell.Runspace = runspace;
        _shell.Streams.Error = Error;
        _shell.Streams.Warning = Warning;
        _shell.Streams.Verbose = Verbose;
        _shell.Streams.Debug = Debug;
        _shell.Streams.Progress = Progress;
    }

    /// <inheritdoc/>
    public override bool HasMoreData => Output.Count + Error.Count + Warning.Count + Verbose.Count + Debug.Count + Progress.Count > 0;

    /// <inheritdoc/>
    public override string Location => "localhost";

    /// <inheritdoc/>
    public override string StatusMessage => "";

    /// <summary>Starts a command in the background.</summary>
    /// <param name="cmdlet">The running command: the job runs the same one.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="input">What is piped to it; null for nothing.</param>
    public static PortSipJob Start(PSCmdlet cmdlet, IDictionary<string, object> parameters, IReadOnlyCollection<object>? input)
    {
        var job = new PortSipJob(cmdlet.MyInvocation.Line.Trim(), OpenRunspace(cmdlet));
        cmdlet.JobRepository.Add(job);
        job._shell.AddCommand(cmdlet.MyInvocation.MyCommand.Name);
        foreach (var parameter in parameters)
            job._shell.AddParameter(parameter.Key, parameter.Value);
        foreach (var item in input ?? [])
            job._input.Add(item);
        job._input.Complete();
        job.Run(input is not null);
        return job;
    }

    /// <inheritdoc/>
    public override void StopJob()
    {
        lock (_gate)
        {
            if (IsFinishedState(JobStateInfo.State))
                return;
            _isStopped = true;
        }
        // Returns when the command has ended, as after Ctrl+C.
        _shell.Stop();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            StopJob();
            _shell.Dispose();
            _runspace.Dispose();
            _input.Dispose();
        }
        base.Dispose(disposing);
    }

    private static Runspace OpenRunspace(PSCmdlet cmdlet)
    {
        var state = InitialSessionState.CreateDefault2();
        state.LanguageMode = cmdlet.SessionState.LanguageMode;
        state.ImportPSModule([System.IO.Path.Combine(cmdlet.MyInvocation.MyCommand.Module.ModuleBase, "PortSipCallControl.psd1")]);
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        // Relative paths mean the same.
        if (cmdlet.SessionState.Path.CurrentFileSystemLocation is { } location)
            runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(location.ProviderPath));
        return runspace;
    }

    private void Run(bool hasInput)
    {
        SetJobState(JobState.Running);
        if (hasInput)
            _shell.BeginInvoke(_input, Output, settings: null, End, state: null);
        else
            _shell.BeginInvoke<object, PSObject>(input: null, Output, settings: null, End, state: null);
    }

    private void End(IAsyncResult running)
    {
        var state = JobState.Completed;
        try
        {
            _shell.EndInvoke(running);
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            Error.Add(e.ErrorRecord);
            state = JobState.Failed;
        }
        catch (Exception e) when (e is PipelineStoppedException or InvalidOperationException)
        {
            state = JobState.Stopped;
        }
        // The connections of its input belong to other runspaces, and stay.
        _runspace.Close();
        lock (_gate)
            SetJobState(_isStopped ? JobState.Stopped : state);
    }

    private static bool IsFinishedState(JobState state) => state is JobState.Completed or JobState.Failed or JobState.Stopped;
}
