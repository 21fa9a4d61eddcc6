using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>A progress bar that appears only after a moment, and changes only now and then: a short action shows none, and a long one spends little time on it.</summary>
/// <param name="output">The output for the progress.</param>
/// <param name="elapsed">The time since the action started.</param>
internal sealed class PacedProgress(IBatchOutput output, Func<TimeSpan> elapsed)
{
    /// <summary>An action that takes less shows none.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private TimeSpan _next = Patience;
    private bool _isShown;

    /// <summary>The time since the action started.</summary>
    public TimeSpan Elapsed => elapsed();

    /// <summary>Whether it is time to show a text.</summary>
    public bool IsDue => elapsed() >= _next;

    /// <summary>Shows a text.</summary>
    public void Show(string text)
    {
        _next = elapsed() + Interval;
        _isShown = true;
        output.WriteProgress(new ProgressRecord(0, output.Activity, text));
    }

    /// <summary>Clears the bar, if there is one.</summary>
    public void Complete()
    {
        if (_isShown)
            output.WriteProgress(new ProgressRecord(0, output.Activity, "done") { RecordType = ProgressRecordType.Completed });
        _isShown = false;
    }
}
