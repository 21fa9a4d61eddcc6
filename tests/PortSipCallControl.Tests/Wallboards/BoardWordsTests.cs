using System.Text.RegularExpressions;
using PortSip.Client;
using PortSip.Wallboard;

namespace PortSipCallControl.Tests.Wallboards;

/// <summary>The texts of a wallboard.</summary>
public sealed class BoardWordsTests
{
    private static readonly string Folder = Path.Combine(ModuleUnderTest.Repository, "src/PortSip.Wallboard");

    private static readonly IReadOnlyDictionary<string, string> English = BoardWords.Of("en").All;

    [Fact]
    public void Each_language_of_the_module_has_each_text_with_the_same_places_for_values() => Assert.Empty(
        from language in Enum.GetNames<PortSipLanguage>()
        let words = BoardWords.Of(language)
        from name in English.Keys
        where !words.Language.Equals(language, StringComparison.OrdinalIgnoreCase) || string.IsNullOrWhiteSpace(words[name]) || !Places(words[name]).SequenceEqual(Places(English[name]))
        select $"{language} {name}");

    [Fact]
    public void Each_text_that_the_page_and_the_code_name_exists_and_each_is_named_by_one_of_them()
    {
        var sources = string.Concat(
            from file in Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".html" or ".js" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            select File.ReadAllText(file));
        var named = Regex.Matches(sources, """(?i:words)(?:\[|\.Say\()"(\w+)"|\{\{(\w+)\}\}|words\.(?!tsv)([a-z]\w*)""").Select(match => match.Groups.Values.Last(group => group.Success).Value);

        Assert.Empty(named.Except([.. English.Keys, "language", "words"]));
        // The names of states are those of the PBX.
        Assert.DoesNotContain(English.Keys, name => !name.All(c => char.IsUpper(c) || c == '_') && !Regex.IsMatch(sources, $$"""
            "{{name}}"|\{\{{{name}}\}\}|words\.{{name}}\b
            """));
    }

    [Theory]
    [InlineData("de", PortSipFailure.Forbidden, 403, "Die Telefonanlage erlaubt es nicht (403).")]
    [InlineData("en", PortSipFailure.ServerError, 503, "The PBX failed (503).")]
    [InlineData("fr", PortSipFailure.ConnectionFailed, null, "Le PBX est injoignable.")]
    [InlineData("fr", PortSipFailure.EventStreamLost, null, "It failed.")]
    public void A_failure_is_explained_in_the_language(string language, PortSipFailure failure, int? status, string text) =>
        Assert.Equal(text, BoardWords.Of(language).Reason(new PortSipException(failure, "It failed.") { StatusCode = (System.Net.HttpStatusCode?)status }));

    [Fact]
    public void Missing_events_are_explained_in_the_language()
    {
        var now = DateTimeOffset.UnixEpoch;
        var interrupted = new PortSipEventGap { From = now, To = now.AddSeconds(2), ReceivedAt = now, Reason = "the connection was closed" };

        string[] said =
        [
            .. new[] { interrupted, interrupted with { To = now }, interrupted with { DroppedRecords = 7 } }.Select(gap => BoardWords.Of("de").Reason(gap)),
        ];

        Assert.Equal(["Die Verbindung für Ereignisse war unterbrochen.", "Eine Nachricht ist nicht lesbar.", "Es kamen mehr Ereignisse, als verarbeitet werden konnten."], said);
    }

    [Fact]
    public void A_language_without_texts_is_English() => Assert.Equal("en", BoardWords.Of("xx").Language);

    private static IEnumerable<string> Places(string text) => Regex.Matches(text, @"\{\d\}").Select(match => match.Value).Order(StringComparer.Ordinal);
}
