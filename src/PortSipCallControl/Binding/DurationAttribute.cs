using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For a duration: a time span, or text such as 00:05:00 or 5m (<see cref="WrittenPeriod"/>). The engine reads a bare number as ticks and a
/// quoted number as days; neither is what people mean.
/// </summary>
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.Value(inputData) is null)
            return null;
        return WrittenPeriod.From(inputData) is { } span
            ? Checked(span)
            : throw Unbindable.Because(
                $"'{Convert.ToString(inputData, CultureInfo.InvariantCulture)}' isn't a time span. Write hours, minutes and seconds (00:05:00) or a unit (5m), or specify a [timespan].");
    }

    private static TimeSpan Checked(TimeSpan span) =>
        span >= TimeSpan.Zero && span <= Longest ? span : throw Unbindable.Because($"The time span {span} isn't between 0 and {Longest.TotalDays:0} days.");
}
