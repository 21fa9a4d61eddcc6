namespace PortSip.Client;

/// <summary>What a file that is saved is of, and the values that the placeholders of its name stand for.</summary>
/// <param name="Noun">What it is of, in words: <c>recording</c>.</param>
/// <param name="Id">The id of that.</param>
/// <param name="File">The file.</param>
/// <param name="Others">The values besides Id, FileName and Extension: texts and times.</param>
internal sealed record FileNameValues(string Noun, string Id, PortSipRecordingFile File, params (string Name, object? Value)[] Others)
{
    private static readonly string[] OfAll = ["Id", "FileName", "Extension"];

    /// <summary>The placeholders.</summary>
    public string Names => string.Join(", ", OfAll.Concat(Others.Select(other => other.Name)).Select(name => $"{{{name}}}"));
}
