using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace PortSipCallControl.Tests.Cultures;

/// <summary>Every parameter that is a time or a time span is read by the module, in every culture.</summary>
public sealed class TimeParameterTests
{
    public static TheoryData<string, string> TimeParameters
    {
        get
        {
            var parameters = new TheoryData<string, string>();
            foreach (var type in typeof(ConnectedCmdlet).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Cmdlet)) && !type.IsAbstract))
            {
                foreach (var property in type.GetProperties().Where(p => p.GetCustomAttributes<ParameterAttribute>().Any()))
                {
                    if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { } t && (t == typeof(DateTimeOffset) || t == typeof(DateTime) || t == typeof(TimeSpan)))
                        parameters.Add(type.Name, property.Name);
                }
            }
            return parameters;
        }
    }

    [Theory]
    [MemberData(nameof(TimeParameters))]
    public void No_time_is_left_to_the_engine_to_read(string cmdlet, string parameter)
    {
        var property = typeof(ConnectedCmdlet).Assembly.GetType($"PortSipCallControl.{cmdlet}")!.GetProperty(parameter)!;

        Assert.Contains(property.GetCustomAttributes(), attribute => attribute is TimeAttribute or DurationAttribute or PeriodAttribute);
    }

    [Theory]
    [InlineData("00:05:00", null)]
    [InlineData("(New-TimeSpan -Minutes 5)", null)]
    [InlineData("5", "isn't a time span")]
    [InlineData("'5'", "isn't a time span")]
    [InlineData("'5 min'", null)]
    [InlineData("5m", null)]
    [InlineData("'5 moons'", "isn't a time span")]
    [InlineData("(New-TimeSpan -Minutes -5)", "isn't between 0 and 365 days")]
    [InlineData("([timespan]::MaxValue)", "isn't between 0 and 365 days")]
    public void A_simulators_time_is_moved_by_time_spans(string time, string? refusal)
    {
        using var session = new PowerShellSession();

        var result = session.Run($"$s = Start-PortSipSimulator -FrozenClock; $before = $s.Time; Step-PortSipSimulator -Time {time}; ($s.Time - $before).TotalMinutes");

        if (refusal is null)
            Assert.Equal(5.0, Assert.Single(result.Output).BaseObject);
        else
            Assert.Contains(refusal, result.Error.Exception.Message, StringComparison.Ordinal);
    }
}
