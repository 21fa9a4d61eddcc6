using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Text from the PBX. It is made neutral where it comes in, so that whatever shows it can show it; the few texts that differ from what
/// came remember it for as long as they live, and where a text goes out again, what came goes out. Text without control characters,
/// which is nearly all, costs a look at its characters and nothing more.
/// </summary>
internal static class ReceivedText
{
    // By reference: only the very text that was made here stands for another, and not one that happens to look like it.
    private static readonly ConditionalWeakTable<string, string> Originals = new();

    /// <summary>The text to be kept and shown.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) => text is null ? null : Remember(text, NeutralText.Of(text));

    /// <summary>JSON to be kept and shown: it still means the same.</summary>
    public static string OfJson(string json) => Remember(json, NeutralJson.Of(json));

    /// <summary>The text as it came.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Original(string? text) => text is not null && Originals.TryGetValue(text, out var original) ? original : text;

    private static string Remember(string text, string neutral)
    {
        if (!ReferenceEquals(text, neutral))
            Originals.Add(neutral, text);
        return neutral;
    }
}
