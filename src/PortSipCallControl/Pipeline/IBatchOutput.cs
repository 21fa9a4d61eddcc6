using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>The output of a batch.</summary>
internal interface IBatchOutput
{
    /// <summary>Cancelled when the pipeline stops.</summary>
    CancellationToken StopToken { get; }

    /// <summary>Canceled some time later: until then, once-only actions can complete.</summary>
    CancellationToken GraceToken { get; }

    /// <summary>Whether the first failure ends everything (-ErrorAction Stop).</summary>
    bool EndsOnFailure { get; }

    /// <summary>The heading of the progress bar: the command's name.</summary>
    string Activity { get; }

    /// <summary>Whether progress is shown to anybody; if not, it doesn't have to be built.</summary>
    bool IsProgressShown { get; }

    /// <summary>Emits the result of an item.</summary>
    void WriteResult(object result);

    /// <summary>Shows progress.</summary>
    void WriteProgress(ProgressRecord progress);

    /// <summary>Writes the error of an item. With -ErrorAction Stop it throws, and nothing follows.</summary>
    void WriteFailure(ErrorRecord error);

    /// <summary>Writes a warning even if the pipeline is ending.</summary>
    void WriteLastWarning(string text);
}
