using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For text to which PowerShell may convert anything except a list, such as a server given as a URI.</summary>
internal abstract class AnyTextAttribute : GivenTextAttribute
{
    private protected override string One(object? input)
    {
        if (Given.IsNothing(input))
            return Blank;
        if (Given.Value(input) is ICollection list)
            throw Unreadable(list);
        var text = Clean((string)LanguagePrimitives.ConvertTo(input, typeof(string), CultureInfo.InvariantCulture));
        return text.Length > 0 ? text : Blank;
    }
}
