using System.Management.Automation;
using System.Text;

namespace PortSipCallControl.Tests;

/// <summary>What a script wrote.</summary>
internal sealed record ScriptResult(IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, bool IsTerminated, PSDataStreams Streams, string HostText)
{
    /// <summary>The only error.</summary>
    public ErrorRecord Error => Assert.Single(Errors);

    /// <summary>The id of the only error, without the type of the command.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    public IReadOnlyList<string> Verbose => [.. Streams.Verbose.Select(v => v.Message)];

    public IReadOnlyList<string> Warnings => [.. Streams.Warning.Select(w => w.Message)];

    public IEnumerable<T> Objects<T>() => Output.Select(o => o.BaseObject).OfType<T>();

    /// <summary>Everything that anybody could read: all streams, errors with their exceptions and details.</summary>
    public string AllText()
    {
        var text = new StringBuilder();
        foreach (var item in Output)
            text.AppendLine(item.ToString()).AppendJoin('\n', item.Properties.Select(p => $"{p.Name}={Value(p)}")).AppendLine();
        foreach (var error in Errors)
        {
            text.AppendLine(error.ToString()).AppendLine(error.Exception.ToString()).AppendLine(error.ErrorDetails?.Message)
                .AppendLine(error.ErrorDetails?.RecommendedAction).AppendLine(error.TargetObject?.ToString()).AppendLine(error.CategoryInfo.ToString());
        }
        foreach (var line in Streams.Verbose.Select(r => r.Message).Concat(Streams.Debug.Select(r => r.Message)).Concat(Streams.Warning.Select(r => r.Message))
                     .Concat(Streams.Information.Select(r => r.ToString())).Concat(Streams.Progress.Select(r => $"{r.Activity} {r.StatusDescription} {r.CurrentOperation}")))
            text.AppendLine(line);
        return text.Append(HostText).ToString();
    }

    private static string? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value?.ToString();
        }
        catch (GetValueException e)
        {
            return e.Message;
        }
    }
}
