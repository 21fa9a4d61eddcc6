using System.Collections;
using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>
/// For the piped object of a cmdlet that takes rows: it accepts rows with at least one column of the cmdlet, and reports for others
/// which columns are expected. The binder would only report that they don't fit.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class PipedRowAttribute(Type cmdlet) : ArgumentTransformationAttribute
{
    private const int LongestList = 8;

    /// <summary>Whether the cmdlet reads further columns of the row. It also takes single values then, for another parameter.</summary>
    public bool IsRead { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var columns = CmdletParameters.Of(cmdlet).Columns;
        if (IsRead && Given.Value(inputData) is string or ValueType)
            return null;
        if (inputData is not PSObject { BaseObject: not IDictionary } row)
            throw Refused(inputData is PSObject wrapped ? wrapped.BaseObject : inputData);
        // The columns bind by themselves.
        return columns.Any(column => row.Properties[column] is not null) ? IsRead ? row : null : throw Refused(row);
    }

    private ArgumentTransformationMetadataException Refused(object? input)
    {
        var wanted = CmdletParameters.Of(cmdlet).MandatoryColumns;
        var example = string.Join("; ", wanted.Select(column => $"{column} = '…'"));
        return Unbindable.Because(input switch
        {
            null => $"The piped object is empty. An object with the columns {string.Join(" and ", wanted)} is expected.",
            IDictionary => $"A hashtable has no columns. Pipe it as an object: [pscustomobject]@{{ {example} }}. Or splat it.",
            PSObject row when row.BaseObject is not string && !row.BaseObject.GetType().IsPrimitive => $"An object with the columns {string.Join(" and ", wanted)} is expected; this one has {Columns(row)}.",
            _ => $"An object with the columns {string.Join(" and ", wanted)} is expected, such as a row from Import-Csv or [pscustomobject]@{{ {example} }}, not '{input}'.",
        });
    }

    private static string Columns(PSObject row)
    {
        string[] names = [.. row.Properties.Select(p => p.Name)];
        var shown = names.Length == 0 ? "none" : string.Join(", ", names.Take(LongestList)) + (names.Length > LongestList ? ", …" : "");
        return names is [var only] && only.IndexOfAny([';', '\t']) >= 0 ? $"the single column '{only}': read the file with Import-Csv -Delimiter" : shown;
    }
}
