using System.Text;

namespace PortSip.Testing;

/// <summary>A request as it came over the wire.</summary>
public sealed record RecordedRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Which of the server's connections it came over, where there are any.</summary>
    public string? Connection { get; init; }

    public string Text => Encoding.UTF8.GetString(Body);

    public string Path => PathAndQuery.Split('?')[0];

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    public override string ToString() => $"{Method} {PathAndQuery} {Text}".TrimEnd();
}
