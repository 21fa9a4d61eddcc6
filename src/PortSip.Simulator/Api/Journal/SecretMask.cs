using System.Text.RegularExpressions;

namespace PortSip.Simulator;

/// <summary>Masks passwords, tokens and codes in the journal; everything else is kept unchanged.</summary>
internal static class SecretMask
{
    private const string Mask = "***";

    /// <summary>A member of a JSON object. In truncated or invalid JSON, it masks too much rather than too little.</summary>
    private static readonly Regex JsonMember = Compile(
        "(\"(?:[^\"]*(?:password|token|secret)[^\"]*|code)\"\\s*:\\s*)"
        + "(?:\"(?:\\\\.|[^\"\\\\])*(?:\"|$)|-?[0-9][0-9.eE+-]*|true|false|null|.*$)");

    /// <summary>A field of a query or form.</summary>
    private static readonly Regex FormField = Compile("((?:^|&)(?:[^=&]*(?:password|token|secret)[^=&]*|code)=)[^&]*");

    private static readonly string[] SecretHeaders = ["Authorization", "Proxy-Authorization", "Cookie"];

    public static string Body(string body)
    {
        if (body.Length == 0)
            return body;
        var masked = JsonMember.Replace(body, "$1\"" + Mask + "\"");
        return body[0] is '{' or '[' ? masked : FormField.Replace(masked, "$1" + Mask);
    }

    public static string Query(string query) => query.Length == 0 ? query : FormField.Replace(query, "$1" + Mask);

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(IReadOnlyList<KeyValuePair<string, string>> headers) =>
        [.. headers.Select(header => new KeyValuePair<string, string>(header.Key, Header(header.Key, header.Value)))];

    private static string Header(string name, string value)
    {
        if (!SecretHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            return value;
        var space = value.IndexOf(' ');
        var namesScheme = space > 0 && name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase);
        return namesScheme ? value.Substring(0, space + 1) + Mask : Mask;
    }

    private static Regex Compile(string pattern) => new(
        pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.Compiled);
}
