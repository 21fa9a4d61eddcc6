using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For a period before now: see <see cref="WrittenPeriod"/>.</summary>
internal sealed class PeriodAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        if (WrittenPeriod.From(inputData) is not { } period)
        {
            throw Unbindable.Because(
                $"'{Convert.ToString(inputData, CultureInfo.InvariantCulture)}' isn't a period. Write a number with a unit, such as 1d, 8h or 30m, or specify a [timespan]. "
                + "Quote a period that is kept in a variable: PowerShell reads 1d as the number 1.");
        }
        return period > TimeSpan.Zero ? period : throw Unbindable.Because($"The period {period} isn't longer than zero. It already counts back from now: omit a sign.");
    }
}
