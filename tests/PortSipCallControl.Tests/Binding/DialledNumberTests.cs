namespace PortSipCallControl.Tests.Binding;

/// <summary>What people write for a number, and what is dialled.</summary>
public sealed class DialledNumberTests
{
    [Theory]
    [InlineData("1001")]
    [InlineData("0033187691")]
    [InlineData("+442079460000")]
    [InlineData("*63601*2")]
    [InlineData("#68")]
    [InlineData("**")]
    [InlineData("ann")]
    [InlineData("john.doe-2")]
    [InlineData("müller")]
    [InlineData("1001a")]
    [InlineData("ann@office.example")]
    [InlineData("sip:101@test.io;user=phone")]
    [InlineData("\"Ann Smith\" <sip:101@test.io>")]
    [InlineData("tel:+44-20-7946-0000")]
    public void What_can_be_dialled_is_dialled_unchanged(string text)
    {
        Assert.Equal(text, DialledNumber.Of(text));
        Assert.Null(DialledNumber.Problem(text));
    }

    [Theory]
    [InlineData(" 1001 ", "1001")]
    [InlineData("\t1001\r\n", "1001")]
    [InlineData("\u202A+442079460000\u202C", "+442079460000")]
    [InlineData("\u200E1001", "1001")]
    [InlineData("10\u200B01", "1001")]
    [InlineData("\uFEFF1001", "1001")]
    [InlineData("10\u00AD01", "1001")]
    [InlineData("\u00A01001\u00A0", "1001")]
    [InlineData("+44\u00A020\u202F7946\u00A00000", "+442079460000")]
    [InlineData("\uFF11\uFF10\uFF10\uFF11", "1001")]
    [InlineData("\uFF0B\uFF14\uFF14\uFF12\uFF10", "+4420")]
    [InlineData("\u0661\u0660\u0660\u0661", "1001")]
    [InlineData("\u06F1\u06F0\u06F0\u06F1", "1001")]
    [InlineData("\U0001D7D9\U0001D7D8\U0001D7D8\U0001D7D9", "1001")]
    [InlineData("'0033187691", "0033187691")]
    [InlineData("\u2019+33187691", "+33187691")]
    [InlineData("sip:101@test.io\u200B", "sip:101@test.io")]
    public void What_comes_along_unseen_is_removed(string text, string dialled)
    {
        Assert.Equal(dialled, DialledNumber.Of(text));
        Assert.Null(DialledNumber.Problem(dialled));
    }

    [Theory]
    [InlineData("+33 1 87 69 10 00", "+33187691000")]
    [InlineData("+44 (0)20 7946-0000", "+442079460000")]
    [InlineData("0044 (0) 20 7946 0000", "00442079460000")]
    [InlineData("(+44) 20 7946 0000", "+442079460000")]
    [InlineData("+39 (0)6 1234 5678", "+390612345678")]
    [InlineData("(020) 7946 0000", "02079460000")]
    [InlineData("01.87.69.10.00", "0187691000")]
    [InlineData("01 02 03 04 05", "0102030405")]
    [InlineData("02 0012 3456", "0200123456")]
    [InlineData("030-1234567", "0301234567")]
    [InlineData("+49 30 \u2013 1234567", "+49301234567")]
    [InlineData("+81\u20113\u20111234\u20115678", "+81312345678")]
    [InlineData("+44.2079460000", "+442079460000")]
    [InlineData("(415) 555-2671", "4155552671")]
    [InlineData("415-555-2671", "4155552671")]
    [InlineData("1 (415) 555-2671", "14155552671")]
    [InlineData("1.415.555.2671", "14155552671")]
    public void What_only_groups_the_digits_of_one_number_is_removed(string text, string dialled)
    {
        Assert.Equal(dialled, DialledNumber.Of(text));
        Assert.Null(DialledNumber.Problem(dialled));
    }

    [Theory]
    [InlineData("1001 1002")]
    [InlineData("1001-1010")]
    [InlineData("1001 - 1002")]
    [InlineData("0101 0102")]
    [InlineData("0101-0110")]
    [InlineData("0101 0102 0103")]
    [InlineData("+33187691000 +33187691001")]
    [InlineData("020 7946 0000 020 7946 0001")]
    [InlineData("12+34")]
    [InlineData("(1001) 1002")]
    [InlineData("+44 (020) 7946 0000")]
    public void What_could_be_two_numbers_is_refused(string text) =>
        Assert.Contains("isn't clearly one number", DialledNumber.Problem(DialledNumber.Of(text)));

    [Theory]
    [InlineData("4.47911E+11")]
    [InlineData("4,47911E+11")]
    [InlineData("1E5")]
    [InlineData("8.84757570370146e17")]
    public void Scientific_notation_names_spreadsheets_and_the_cure(string text)
    {
        var problem = DialledNumber.Problem(DialledNumber.Of(text));

        Assert.Contains("spreadsheet", problem);
        Assert.Contains("format the column as text", problem);
        Assert.Equal(problem, DialledNumber.RecordedProblem(text));
    }

    [Theory]
    [InlineData("n/a", "a missing value")]
    [InlineData("NULL", "a missing value")]
    [InlineData("unknown", "a missing value")]
    [InlineData("None", "a missing value")]
    [InlineData("-", "a missing value")]
    [InlineData("TRUE", "a missing value")]
    [InlineData("#N/A", "error value")]
    [InlineData("#REF!", "error value")]
    [InlineData("#DIV/0!", "error value")]
    [InlineData("#NAME?", "error value")]
    [InlineData("#BEZUG!", "error value")]
    [InlineData("TBD", "a missing value")]
    [InlineData("tba", "a missing value")]
    [InlineData("Infinity", "a missing value")]
    [InlineData("########", "too narrow")]
    [InlineData("##", "too narrow")]
    [InlineData("\uFF03\uFF03\uFF03", "too narrow")]
    [InlineData("System.Object[]", "converts an object")]
    [InlineData("System.Collections.Hashtable", "converts an object")]
    [InlineData("@{Callee=1002}", "converts an object")]
    [InlineData("Anonymous", "without a number")]
    [InlineData("withheld", "without a number")]
    [InlineData("1001.0", "decimal number")]
    [InlineData("0.5", "decimal number")]
    [InlineData("08.05.2026", "date")]
    [InlineData("2026-05-08", "date")]
    public void What_tables_have_in_place_of_a_number_is_refused(string text, string words) =>
        Assert.Contains(words, DialledNumber.Problem(DialledNumber.Of(text)));

    [Theory]
    [InlineData("1001;1002", "';' (U+003B)")]
    [InlineData("1001, 1002", "',' (U+002C)")]
    [InlineData("1001/1002", "'/' (U+002F)")]
    [InlineData("1001\n1002", "U+000A")]
    [InlineData("10\u000001", "U+0000")]
    [InlineData("Ann Smith", "U+0020")]
    [InlineData("-1001", "'-' (U+002D)")]
    [InlineData("ann.", "'.' (U+002E)")]
    [InlineData("1001\U0001F4DE", "'\U0001F4DE' (U+1F4DE)")]
    [InlineData("=1001", "'=' (U+003D)")]
    [InlineData("<1001>", "'<' (U+003C)")]
    [InlineData("@", "'@' (U+0040)")]
    [InlineData("1001@", "'@' (U+0040)")]
    public void Any_other_character_is_named_by_its_code_point(string text, string name) =>
        Assert.Contains($"contains {name}", DialledNumber.Problem(DialledNumber.Of(text)));

    [Fact]
    public void Half_a_character_is_named_as_well() => Assert.Contains("contains U+D83D", DialledNumber.Problem("10\uD83D01"));

    [Theory]
    [InlineData("*")]
    [InlineData("#")]
    public void A_star_alone_is_not_a_number(string text) => Assert.NotNull(DialledNumber.Problem(text));

    [Theory]
    [InlineData("anonymous")]
    [InlineData("unknown")]
    [InlineData("Ann Smith")]
    [InlineData("*")]
    public void What_a_PBX_records_of_a_caller_can_be_looked_for(string text) => Assert.Null(DialledNumber.RecordedProblem(text));

    [Fact]
    public void A_line_break_in_a_recorded_number_is_named() => Assert.Contains("U+000A", DialledNumber.RecordedProblem("1001\n1002"));
}
