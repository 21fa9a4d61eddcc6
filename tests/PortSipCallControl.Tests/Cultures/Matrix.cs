using System.Globalization;

namespace PortSipCallControl.Tests.Cultures;

/// <summary>The cultures that have shown what a program believes of its own: other calendars, digits, separators, and an i without a dot.</summary>
internal static class Matrix
{
    public static TheoryData<string> Cultures => ["de-DE", "tr-TR", "th-TH", "fa-IR", "ar-SA", "fi-FI", "ja-JP", "en-GB", "nl-NL", "sv-SE", "he-IL", "hi-IN", "en-US", ""];

    /// <summary>A script as it runs in the culture.</summary>
    public static string In(string culture, string script) => $"[cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo('{culture}')\n{script}";

    /// <summary>The local day of the tests: a day and a month that can be distinguished only by their order.</summary>
    public static DateTime Day { get; } = new(2026, 5, 8);

    public static CultureInfo Info(string culture) => CultureInfo.GetCultureInfo(culture);
}
