using System.Management.Automation;
using System.Security;

namespace PortSipCallControl;

/// <summary>For a time zone: the object, or its id. PowerShell 7 knows the ids of Windows and those of IANA, .NET Framework those of Windows.</summary>
internal sealed class TimeZoneTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Of(inputData);

    /// <summary>The time zone; null for a blank.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It isn't one of this computer.</exception>
    public static TimeZoneInfo? Of(object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        var value = Given.Value(inputData)!;
        if (value is TimeZoneInfo zone)
            return zone;
        if (value is not string text)
            throw Unbindable.Because($"A time zone or its id is expected, not a [{value.GetType().Name}].");
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(text.Trim());
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException)
        {
            throw Unbindable.Because($"'{text}' isn't the id of a time zone on this computer. Get-TimeZone -ListAvailable lists the ids.{Hint}");
        }
    }

#if NET
    private const string Hint = "";
#else
    private const string Hint = " Windows PowerShell knows only the ids of Windows, such as W. Europe Standard Time; PowerShell 7 also knows those of IANA, such as Europe/Berlin.";
#endif
}
