using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For pairs of times of the day, from and until: '21:00', '08:00'.</summary>
internal sealed class DayTimesAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Formats = [@"h\:mm", @"hh\:mm", @"h\:mm\:ss", @"hh\:mm\:ss"];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Given.Value(inputData);
        var times = (value is IEnumerable list and not string ? list.Cast<object?>() : [inputData]).Select(One).ToArray();
        if (times.Length == 0 || times.Length % 2 != 0)
            throw Unbindable.Because("Two times of the day are expected, from and until: '21:00', '08:00'. For several quiet times, specify more pairs.");
        for (var i = 0; i < times.Length; i += 2)
        {
            if (times[i] == times[i + 1])
                throw Unbindable.Because(FormattableString.Invariant($"The quiet time from {times[i]:hh\\:mm} until {times[i + 1]:hh\\:mm} has no length. Specify two different times."));
        }
        return times;
    }

    private static TimeSpan One(object? input)
    {
        var text = Convert.ToString(Given.Value(input), CultureInfo.InvariantCulture)?.Trim() ?? "";
        TimeSpan? time = Given.Value(input) switch
        {
            TimeSpan span => span,
            string => TimeSpan.TryParseExact(text, Formats, CultureInfo.InvariantCulture, out var parsed) ? parsed : null,
            _ => null,
        };
        return time >= TimeSpan.Zero && time < TimeSpan.FromDays(1)
            ? time.Value
            : throw Unbindable.Because($"'{text}' isn't a time of the day. Write hours and minutes between 00:00 and 23:59 in quotes: '21:00'.");
    }
}
