using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Client;

/// <summary>
/// The one place that masks. A URL loses the value of its secret parameters; a text from outside (an error message of the PBX)
/// loses every secret that was sent to it, in whatever encoding it echoes it.
/// </summary>
internal static class Secrets
{
    public const string Mask = "********";

    // Rather a word too many: a masked postcode does less harm than a password that is shown.
    private static readonly string[] SecretNames = ["password", "passwd", "pwd", "secret", "token", "code", "pin", "otp"];

    private static readonly Regex Parameter = new("(?<=[?&](?<name>[^=&#?]*)=)[^&#]*", RegexOptions.CultureInvariant);

    private static readonly Regex UserInfo = new("(?<=://)[^/?#\\s\"'<>]*(?=@)", RegexOptions.CultureInvariant);

    // Of an address without its scheme, in a text, between quotes, under a path or as the value of a parameter. A SIP address has no password.
    private static readonly Regex BareUserInfo = new("(?<=^|[/\\\\\\s'\"=])(?!sips?:)[^/?#\\s\"'<>@:]+:[^/?#\\s\"'<>]*(?=@)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // A password of a letter or two is in every other word, and masking all of them would tell it.
    private const int ShortestAnywhere = 4;

    /// <summary>The URL with the values of its secret parameters masked.</summary>
    public static string MaskQuery(string url) => Parameter.Replace(url, value => IsSecret(NameOf(value)) ? Mask : value.Value);

    /// <summary>The text with what stands before the @ of each URL in it masked: <c>http://user:password@proxy:3128</c>.</summary>
    public static string MaskUserInfo(string text) => UserInfo.Replace(text, Mask);

    /// <summary>A text that somebody gave, in which an address can stand: without user information and the values of secret parameters.</summary>
    public static string MaskAddress(string text) => BareUserInfo.Replace(MaskUserInfo(MaskQuery(text)), Mask);

    /// <summary>The values of the secret parameters of the URL, as they stand there and decoded.</summary>
    public static IEnumerable<string> InQuery(string url) => Parameter.Matches(url).Cast<Match>()
        .Where(value => value.Length > 0 && IsSecret(NameOf(value)))
        .SelectMany(value => new[] { value.Value, Uri.UnescapeDataString(value.Value), WebUtility.UrlDecode(value.Value) })
        .Distinct(StringComparer.Ordinal);

    /// <summary>The one rule by which a name says that what stands under it is secret: a parameter of a URL, a field of a body.</summary>
    public static bool IsSecret(string name) => Array.Exists(SecretNames, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The text with each of the secrets masked, plain, percent-encoded or JSON-escaped. A very short one is masked only where it
    /// stands as a value: between quotes, or after an equals sign or a colon.
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

    /// <summary>The plain text of a secret, for the moment it is sent.</summary>
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;

    /// <summary>Whether both are there and the same.</summary>
    public static bool AreSame(SecureString? secret, SecureString? other) => secret is not null && other is not null && Reveal(secret) == Reveal(other);

    /// <summary>A secret as the runtime keeps secrets.</summary>
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
