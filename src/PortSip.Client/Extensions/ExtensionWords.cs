namespace PortSip.Client;

/// <summary>The words of extensions. An unknown word isn't changed (API §9).</summary>
internal static class ExtensionWords
{
    public const string OnCall = "OnCall";
    public const string Offline = "Offline";

    private static readonly string[] Statuses = ["Online", Offline, OnCall];

    private static readonly string[] Presences = ["Available", "Online", "Away", "DoNotDisturb", "BusinessTrip", "Lunch", OnCall, "Ringing", Offline];

    public static string? Status(string? text) => InCall(KnownWord.Of(text, Statuses));

    public static string? Presence(string? text) => InCall(KnownWord.Of(text, Presences));

    // 22.3 renamed it.
    private static string? InCall(string? word) => string.Equals(word, "OTHER_CALL", StringComparison.OrdinalIgnoreCase) ? OnCall : word;
}
