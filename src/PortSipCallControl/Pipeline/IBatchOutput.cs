using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Where a batch reports.</summary>
internal interface IBatchOutput
{
    /// <summary>Cancelled when the pipeline stops.</summary>
    CancellationToken StopToken { get; }

    /// <summary>Cancelled some time after that: what is done once only has until then to come to its end.</summary>
    CancellationToken GraceToken { get; }

    /// <summary>Whether the first failure ends everything (-ErrorAction Stop).</summary>
    bool EndsOnFailure { get; }

    /// <summary>What the progress bar is headed with: the command's name.</summary>
    string Activity { get; }

    /// <summary>Emits what an item brought.</summary>
    void WriteResult(object result);

    /// <summary>Shows progress.</summary>
    void WriteProgress(ProgressRecord progress);

    /// <summary>Writes the error of an item. Under -ErrorAction Stop it throws, and nothing follows.</summary>
    void WriteFailure(ErrorRecord error);

    /// <summary>Writes a warning though the pipeline is about to end, or ends already.</summary>
    void WriteLastWarning(string text);
}
