using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For text into which anything may be turned, as PowerShell does it: a server given as a URI.</summary>
internal abstract class AnyTextAttribute : GivenTextAttribute
{
    private protected sealed override string One(object? input)
    {
        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (value is null or DBNull or IList { Count: 0 })
            return Blank;
        var text = Clean((string)LanguagePrimitives.ConvertTo(input, typeof(string), CultureInfo.InvariantCulture));
        return text.Length > 0 ? text : Blank;
    }
}
