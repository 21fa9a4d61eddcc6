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

    private static readonly Regex SecretParameter = new(
        "(?<=[?&](password|access_token|refresh_token|token|code)=)[^&#]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    // A password of a letter or two is in every other word, and masking all of them would tell it.
    private const int ShortestAnywhere = 4;

    /// <summary>The URL with the values of its secret parameters masked.</summary>
    public static string MaskQuery(string url) => SecretParameter.Replace(url, Mask);

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

    /// <summary>A secret as the runtime keeps secrets.</summary>
    public static SecureString Conceal(string secret) => new NetworkCredential("", secret).SecurePassword;

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
