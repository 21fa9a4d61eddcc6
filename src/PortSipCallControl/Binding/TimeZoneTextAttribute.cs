using System.Management.Automation;
using System.Security;

namespace PortSipCallControl;

/// <summary>For a time zone: the object, or its id. PowerShell 7 knows the ids of Windows and those of IANA, .NET Framework those of Windows.</summary>
internal sealed class TimeZoneTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        var value = Given.Value(inputData)!;
        if (value is TimeZoneInfo)
            return value;
        if (value is not string text)
            throw Unbindable.Because($"A time zone or its id is expected, not a [{value.GetType().Name}].");
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(text.Trim());
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            throw Unbindable.Because($"'{text}' isn't the id of a time zone on this computer. Get-TimeZone -ListAvailable lists the ids.");
        }
    }
}
