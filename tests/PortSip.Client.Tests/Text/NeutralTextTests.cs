using System.Globalization;

namespace PortSip.Client.Tests.Text;

public sealed class NeutralTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1001")]
    [InlineData("Ann Arbor \"the boss\" <sip:101@test.io>")]
    [InlineData("\u00E9t\u00E9 \u05D0\u05D1 \u0627\u0628 \u65E5\u672C")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467 \u00AD\u200B\uFEFF")]
    [InlineData("half a \uD83D surrogate")]
    public void Text_that_does_nothing_to_a_terminal_is_the_very_same(string text) => Assert.Same(text, NeutralText.Of(text));

    [Theory]
    [InlineData("\u001b]52;c;ZXZpbA==\u0007", "\u241b]52;c;ZXZpbA==\u2407")]
    [InlineData("a\0b", "a\u2400b")]
    [InlineData("one\r\ntwo", "one\u240d\u240atwo")]
    [InlineData("one\u0085two\u2028three\u2029", "one\u2424two\u2424three\u2424")]
    [InlineData("a\tb", "a\u2409b")]
    [InlineData("\u007f", "\u2421")]
    [InlineData("\u009b31m", "\uFFFD31m")]
    [InlineData("\u202Egnp.exe", "\uFFFDgnp.exe")]
    [InlineData("\uD83D\n\uDE00", "\uD83D\u240a\uDE00")]
    public void What_a_terminal_obeys_becomes_a_symbol(string text, string shown) => Assert.Equal(shown, NeutralText.Of(text));

    [Fact]
    public void No_control_character_separator_or_change_of_direction_is_forgotten()
    {
        char[] directions = ['\u061C', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];
        var active = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => directions.Contains(c)
            || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

        Assert.Equal(active, Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(NeutralText.IsActive));
        Assert.All(active, c => Assert.True(NeutralText.IsNeutral(NeutralText.Of(c.ToString()))));
    }

    [Fact]
    public void No_text_is_none() => Assert.Null(NeutralText.Of(null));
}
