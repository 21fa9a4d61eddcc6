using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;

namespace PortSipCallControl;

/// <summary>Values as they are passed to a parameter.</summary>
internal static class Given
{
    /// <summary>The value itself; null also for the output of a command without output, and for DBNull.</summary>
    public static object? Value(object? input)
    {
        var value = ReferenceEquals(input, AutomationNull.Value) ? null : input is PSObject wrapped ? wrapped.BaseObject : input;
        return value is DBNull ? null : value;
    }

    /// <summary>Whether it counts as nothing: null, blank text, an empty list or an empty address.</summary>
    public static bool IsNothing(object? input) => Value(input) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        PortSipCallIdentity call => string.IsNullOrWhiteSpace(call.Id),
        Uri uri => uri.OriginalString.Length == 0,
        IDictionary => false,
        IList list => list.Count == 0,
        _ => false,
    };

    /// <summary>Whether it counts as nothing, or is a list with an element that does.</summary>
    public static bool IsEmpty(object? input)
    {
        if (IsNothing(input))
            return true;
        if (Value(input) is not IList list || list is IDictionary)
            return false;
        for (var i = 0; i < list.Count; i++)
        {
            if (IsEmpty(list[i]))
                return true;
        }
        return false;
    }
}
