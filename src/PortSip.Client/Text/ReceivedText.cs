using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Text from the PBX. It is made neutral on arrival, so that it can be displayed anywhere. The few texts that differ from the
/// original remember it for as long as they live, and the original is used when the text is sent. Text without control characters,
/// which is nearly all text, only costs a scan of its characters.
/// </summary>
internal static class ReceivedText
{
    // By reference: only the very instance created here represents another text, not one that happens to be equal.
    private static readonly ConditionalWeakTable<string, string> Originals = new();

    /// <summary>The text to keep and display.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) => text is null ? null : Remember(text, NeutralText.Of(text));

    /// <summary>JSON to keep and display: its meaning doesn't change.</summary>
    public static string OfJson(string json) => Remember(json, NeutralJson.Of(json));

    /// <summary>The text as received.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Original(string? text) => text is not null && Originals.TryGetValue(text, out var original) ? original : text;

    private static string Remember(string text, string neutral)
    {
        if (!ReferenceEquals(text, neutral))
            Originals.Add(neutral, text);
        return neutral;
    }
}
