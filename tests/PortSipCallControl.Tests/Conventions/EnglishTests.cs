using System.Text.RegularExpressions;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>Everything that people read is in plain English: these phrases have the syntax of another language, or no meaning for a reader.</summary>
public sealed class EnglishTests
{
    private static readonly string[] Scopes = ["src", "docs", "examples", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

    private static readonly string[] Extensions = [".cs", ".md", ".ps1", ".psm1", ".psd1"];

    public static TheoryData<string> Phrases =>
    [
        // "no X" for "not a X"
        @"(?<!\bthere )\b(is|are) no (?!longer\b|more\b|one\b)\w+",
        @"\bis none of\b",
        @"\bnone there is\b",
        @"\bno number that\b",
        // relative clauses without a subject
        @"\bwhoever\b",
        @"\bwhom (nobody|it|the)\b",
        @"\bwho waits for\b",
        @"\bof which there is none\b",
        @"(?<!\bso )\bthat there (is|are)\b",
        @"\bwhat there is\b",
        @"\bwhere there (is|are) (no|none)\b",
        @"\bwhere (it|that|nobody|none|no|not) (is|isn't|does|doesn't|was|wasn't|can|can't|may|has|serves)\b",
        @"\bnull (for never|where|for not)\b",
        @"\b(true|false|empty) where\b",
        // verbs
        @"\btells? of\b",
        @"\bis told\b",
        @"\bis heard\b",
        @"\bknown? (it )?again\b",
        @"\bbefalls?\b|\bbefell\b|\bbefallen\b",
        @"\bcan stand in\b|\bstands in (a|the|its|JSON|quotes)\b",
        @"\bsay -[A-Z]",
        @"\bcome so far\b",
        @"\bcomes? back when\b",
        @"\bstays? so\b",
        @"\bis of (no )?use\b",
        @"\bits? (life )?is over\b",
        @"\bcalls? (is|are) over\b",
        @"\bfollows along\b",
        @"\bplays along\b",
        @"\bgoes on\b",
        @"\bneed not be\b|\bneedn't\b",
        // adverbs and conjunctions
        @"\bat the most\b",
        @"\bat the least\b",
        @"\bas far as\b",
        @"\bso long as\b",
        @"\ball the same\b",
        @"\bmeanwhile\b",
        @"\banew\b",
        @"\bthe other way round\b",
        @"\bone after the other\b",
        @"\bothers each time\b",
        @"\bwithout a word\b",
        @"\bto the (letter|digit)\b",
        @"\bas it stands\b",
        @"\bbefore its time\b",
        @"\bin the clear\b",
        @"\bbeside (it|them|its|the)\b",
        @"\bjust now\b",
        // one thing per word
        @"\bthis machine\b",
        @"\bnobody (knows|told|has|waits for|asks|can|may|could|else)\b",
        @"\bwould mean nothing\b|\bmeans nothing for\b",
        @"\btalks with whom\b",
        @"\bstands? between\b",
        @"\bstand-in\b",
        @"\bcosts? (only )?(itself|themselves)\b",
        @"\bnext to nothing\b",
        @"\b(hold|holds|held) \w+ (\w+ )?against\b",
        @"\bstands? (in front|beside|under|behind)\b",
        // In call control, an answer is the callee's; the PBX sends a response.
        @"\blost answers?\b|\banswer (is|was) lost\b|\banswers? to (an?|the) (originate|transfer|request)\b",
        // court and theater
        @"\b\w*(Witness|Testif(y|ies)|Hearing|Testimony|Epilogue|Verdict)\w*\b",
    ];

    [Theory]
    [MemberData(nameof(Phrases))]
    public void No_text_uses_a_banned_phrase(string phrase)
    {
        var banned = new Regex(phrase, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        var found = from file in Scopes.SelectMany(Files)
                    from line in ReadLines(file)
                    where banned.IsMatch(line.Text)
                    select $"{Path.GetRelativePath(ModuleUnderTest.Repository, file)}:{line.Number}: {line.Text}";

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("var x = $\"The id 1 is no call\";", "The id 1 is no call")]
    [InlineData("    // Comments count.", "Comments count.")]
    [InlineData("    /// <summary>XML docs count.</summary>", "XML docs count.")]
    public void Strings_docs_and_comments_are_read(string code, string text) => Assert.Contains(text, TextOf(code), StringComparison.Ordinal);

    [Fact]
    public void Every_scope_exists() =>
        Assert.All(Scopes, scope => Assert.True(Path.Exists(Path.Combine(ModuleUnderTest.Repository, scope)), scope));

    private static IEnumerable<string> Files(string scope)
    {
        var path = Path.Combine(ModuleUnderTest.Repository, scope);
        var files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
        return files.Where(file => Extensions.Contains(Path.GetExtension(file)) && !IsBuilt(file));
    }

    private static bool IsBuilt(string file) =>
        Path.GetRelativePath(ModuleUnderTest.Repository, file).Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("obj") || parts.Contains("bin"));

    private static IEnumerable<(int Number, string Text)> ReadLines(string file)
    {
        var isCode = Path.GetExtension(file) == ".cs";
        return File.ReadLines(file).Select((line, index) => (index + 1, isCode ? TextOf(line) : line));
    }

    // The strings and comments of a line of C#: identifiers aren't prose, except in the names of types.
    private static string TextOf(string line)
    {
        var comment = Regex.Match(line, @"(^|\s)///?\s?(?<text>.*)$");
        if (comment.Success)
            return $"{string.Join(' ', Strings(line.Substring(0, comment.Index)))} {comment.Groups["text"].Value}";
        return string.Join(' ', Strings(line).Append(Regex.Match(line, @"\b(class|record|struct|interface|enum) (?<name>\w+)").Groups["name"].Value));
    }

    private static IEnumerable<string> Strings(string code) => Regex.Matches(code, "\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"").Select(match => match.Groups["text"].Value);
}
