using System.Text.RegularExpressions;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>Everything that people read is in plain English: these phrases have the syntax of another language, or no meaning for a reader.</summary>
public sealed class EnglishTests
{
    private static readonly string[] Scopes = ["src", "tests", "docs", "examples", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

    private static readonly string[] Extensions = [".cs", ".md", ".ps1", ".psm1", ".psd1"];

    // Read once for all phrases.
    private static readonly Lazy<IReadOnlyList<(string Place, string Text)>> Lines = new(() => [.. Scopes.SelectMany(Files).SelectMany(ReadLines)]);

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

        Assert.Empty(Lines.Value.Where(line => banned.IsMatch(line.Text)).Select(line => $"{line.Place}: {line.Text}"));
    }

    [Theory]
    [InlineData("var x = $\"The id 1 is no call\";", "The id 1 is no call")]
    [InlineData("    // Comments count.", "Comments count.")]
    [InlineData("    /// <summary>XML docs count.</summary>", "XML docs count.")]
    [InlineData("public sealed class TypeNames", "TypeNames")]
    public void Strings_docs_comments_and_names_of_types_are_read(string code, string text) => Assert.Contains(text, TextOf(code), StringComparison.Ordinal);

    [Theory]
    [InlineData("    public void Names_of_tests_count()", "Names of tests count")]
    [InlineData("    public async Task It_is_one_of_several(int count) =>", "It is one of several")]
    [InlineData("    // Comments count.", "Comments count.")]
    [InlineData("    It 'counts titles' {", "counts titles")]
    [InlineData("# Comments count.", "Comments count.")]
    public void In_tests_comments_and_names_are_read(string code, string text) => Assert.Contains(text, TextOfTest(code), StringComparison.Ordinal);

    [Fact]
    public void In_tests_strings_are_data() => Assert.DoesNotContain("data", TextOfTest("var name = \"a name is data\";"), StringComparison.Ordinal);

    [Fact]
    public void Every_scope_exists() =>
        Assert.All(Scopes, scope => Assert.True(Path.Exists(Path.Combine(ModuleUnderTest.Repository, scope)), scope));

    private static IEnumerable<string> Files(string scope)
    {
        var path = Path.Combine(ModuleUnderTest.Repository, scope);
        var files = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
        return files.Where(file => Extensions.Contains(Path.GetExtension(file)) && !IsBuilt(file) && Path.GetFileName(file) != $"{nameof(EnglishTests)}.cs");
    }

    private static bool IsBuilt(string file) =>
        Path.GetRelativePath(ModuleUnderTest.Repository, file).Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("obj") || parts.Contains("bin"));

    private static IEnumerable<(string Place, string Text)> ReadLines(string file)
    {
        var name = Path.GetRelativePath(ModuleUnderTest.Repository, file);
        Func<string, string> textOf = name.StartsWith("tests", StringComparison.Ordinal) ? TextOfTest : Path.GetExtension(file) == ".cs" ? TextOf : line => line;
        return File.ReadLines(file).Select((line, index) => ($"{name}:{index + 1}", textOf(line)));
    }

    // The strings and comments of a line of C#: identifiers aren't prose, except in the names of types.
    private static string TextOf(string line) => string.Join(' ', Strings(CodeOf(line)).Append(TypeOf(line)).Append(CommentOf(line)));

    // The comments and names of a line of a test, in C# or for Pester: strings are what the test is about.
    private static string TextOfTest(string line) => string.Join(' ', TitleOf(CodeOf(line)), TypeOf(line), CommentOf(line));

    private static string CodeOf(string line) => line.Substring(0, line.Length - Comment(line).Length);

    private static string CommentOf(string line) => Comment(line).Groups["text"].Value;

    private static string TypeOf(string line) => Regex.Match(CodeOf(line), @"\b(class|record|struct|interface|enum) (?<name>\w+)").Groups["name"].Value;

    private static string TitleOf(string code) =>
        Regex.Match(code, @"\b(void|Task) (?<name>\w+)\(|\b(Describe|Context|It) '(?<name>[^']*)'").Groups["name"].Value.Replace('_', ' ');

    private static Match Comment(string line) => Regex.Match(line, @"((^|\s)///?|^\s*#)\s?(?<text>.*)$");

    private static IEnumerable<string> Strings(string code) => Regex.Matches(code, "\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"").Select(match => match.Groups["text"].Value);
}
