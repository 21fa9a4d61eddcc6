using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Where a batch reports.</summary>
internal interface IBatchOutput
{
    /// <summary>Cancelled when the pipeline stops.</summary>
    CancellationToken StopToken { get; }

    /// <summary>Emits what an item brought.</summary>
    void WriteResult(object result);

    /// <summary>Writes the error of an item, and comes back when it is written: under -ErrorAction Stop nothing may follow it.</summary>
    Task WriteFailureAsync(ErrorRecord error);
}
