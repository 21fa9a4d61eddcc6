using System.Globalization;

namespace PortSipCallControl;

/// <summary>The language of the session.</summary>
internal static class SessionLanguage
{
    /// <summary>English if the session's isn't one of them.</summary>
    public static PortSipLanguage Current => Enum.TryParse<PortSipLanguage>(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ignoreCase: true, out var language) ? language : PortSipLanguage.En;
}
