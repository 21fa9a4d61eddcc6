using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For a duration: a time span, or text such as 00:05:00. The engine reads a bare number as ticks and a quoted number as days;
/// neither is what people mean.
/// </summary>
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => null,
            TimeSpan span => Checked(span),
            string text when text.IndexOf(":", StringComparison.Ordinal) > 0 && TimeSpan.TryParse(text.Trim(), CultureInfo.InvariantCulture, out var span) => Checked(span),
            _ => throw Unbindable.Because(
                $"'{Convert.ToString(value, CultureInfo.InvariantCulture)}' isn't a time span. Write hours, minutes and seconds (00:05:00), or specify a [timespan]."),
        };
    }

    private static TimeSpan Checked(TimeSpan span) =>
        span >= TimeSpan.Zero && span <= Longest ? span : throw Unbindable.Because($"The time span {span} isn't between 0 and {Longest.TotalDays:0} days.");
}
