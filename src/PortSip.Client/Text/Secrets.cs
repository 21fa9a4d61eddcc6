using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Client;

/// <summary>
/// The only place that masks secrets. In a URL, the values of secret parameters are masked; in a text from outside (an error message of
/// the PBX), every secret that was sent to it, in every encoding in which it may be echoed.
/// </summary>
internal static class Secrets
{
    public const string Mask = "********";

    // Better to mask too much: a masked postcode does less harm than a visible password.
    private static readonly string[] SecretNames = ["password", "passwd", "pwd", "secret", "token", "code", "pin", "otp"];

    private static readonly Regex Parameter = new("(?<=[?&](?<name>[^=&#?]*)=)[^&#]*", RegexOptions.CultureInvariant);

    private static readonly Regex UserInfo = new("(?<=://)[^/?#\\s\"'<>]*(?=@)", RegexOptions.CultureInvariant);

    // An address without its scheme, in a text, in quotes, in a path or as a parameter value. A SIP address has no password.
    private static readonly Regex BareUserInfo = new("(?<=^|[/\\\\\\s'\"=])(?!sips?:)[^/?#\\s\"'<>@:]+:[^/?#\\s\"'<>]*(?=@)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // A password of one or two letters occurs in many words, and masking all of them would reveal it.
    private const int ShortestAnywhere = 4;

    /// <summary>The URL with the values of its secret parameters masked.</summary>
    public static string MaskQuery(string url) => Parameter.Replace(url, value => IsSecret(NameOf(value)) ? Mask : value.Value);

    /// <summary>The text with the part before the @ of each URL masked: <c>http://user:password@proxy:3128</c>.</summary>
    public static string MaskUserInfo(string text) => UserInfo.Replace(text, Mask);

    /// <summary>A text from a user that can contain an address: without user information and the values of secret parameters.</summary>
    public static string MaskAddress(string text) => BareUserInfo.Replace(MaskUserInfo(MaskQuery(text)), Mask);

    /// <summary>The values of the URL's secret parameters, encoded and decoded.</summary>
    public static IEnumerable<string> InQuery(string url) => Parameter.Matches(url).Cast<Match>()
        .Where(value => value.Length > 0 && IsSecret(NameOf(value)))
        .SelectMany(value => new[] { value.Value, Uri.UnescapeDataString(value.Value), WebUtility.UrlDecode(value.Value) })
        .Distinct(StringComparer.Ordinal);

    /// <summary>The only rule for whether a name indicates a secret: a parameter of a URL, a field of a body.</summary>
    public static bool IsSecret(string name) => Array.Exists(SecretNames, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The text with each of the secrets masked, plain, percent-encoded or JSON-escaped. A very short one is masked only as
    /// a value: in quotes, or after an equals sign or a colon.
    /// </summary>
    public static string MaskValues(string text, IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (string.IsNullOrEmpty(secret))
                continue;
            foreach (var form in Forms(secret!))
                text = form.Length < ShortestAnywhere ? ReplaceValue(text, form) : Replace(text, form);
        }
        return text;
    }

    /// <summary>The plain text of a secret, only while it is sent.</summary>
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>Whether both exist and are equal.</summary>
    public static bool AreSame(SecureString? secret, SecureString? other) => secret is not null && other is not null && Reveal(secret) == Reveal(other);

    /// <summary>A secret as a SecureString.</summary>
    public static SecureString Conceal(string secret) => new NetworkCredential("", secret).SecurePassword;

    private static string NameOf(Match parameter) => Uri.UnescapeDataString(parameter.Groups["name"].Value);

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        yield return WebUtility.HtmlEncode(secret);
        yield return JsonEncodedText.Encode(secret).ToString();
        yield return JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
    }

    private static string ReplaceValue(string text, string secret) =>
        Regex.Replace(text, $@"(?<=[""'=:]\s?){Regex.Escape(secret)}(?![\p{{L}}\p{{Nd}}])", Mask, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Replace(string text, string secret)
    {
        var masked = new StringBuilder();
        var from = 0;
        for (int at; (at = text.IndexOf(secret, from, StringComparison.OrdinalIgnoreCase)) >= 0; from = at + secret.Length)
            masked.Append(text, from, at - from).Append(Mask);
        return from == 0 ? text : masked.Append(text, from, text.Length - from).ToString();
    }
}
