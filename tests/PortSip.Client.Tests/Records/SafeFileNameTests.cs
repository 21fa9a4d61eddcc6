using System.Text;

namespace PortSip.Client.Tests.Records;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("call.wav", "call.wav")]
    [InlineData(@"..\..\x", "x")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("CON", "_CON")]
    [InlineData("con.wav", "_con.wav")]
    [InlineData("LPT1 .wav", "_LPT1 .wav")]
    [InlineData("COM¹", "_COM¹")]
    [InlineData("a:b.wav", "a_b.wav")]
    [InlineData("a\u0000b\u001f\u007f.wav", "a_b__.wav")]
    [InlineData("txt.\u202Evaw.exe", "txt._vaw.exe")]
    [InlineData("name.wav. . ", "name.wav")]
    [InlineData(".hidden", "hidden")]
    [InlineData("..", "recording")]
    [InlineData("", "recording")]
    [InlineData(null, "recording")]
    [InlineData("folder/", "recording")]
    [InlineData("Ärger 😀.wav", "Ärger 😀.wav")]
    public void A_hostile_name_is_made_safe_and_a_good_one_stays(string? name, string safe) => Assert.Equal(safe, SafeFileName.From(name));

    [Fact]
    public void Half_a_character_is_none() => Assert.Equal("_.wav", SafeFileName.From((char)0xD800 + ".wav"));

    [Fact]
    public void A_name_of_300_characters_is_cut_and_keeps_its_extension()
    {
        var safe = SafeFileName.From(new string('ä', 300) + ".wav");

        Assert.EndsWith("ä.wav", safe, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(safe), 170, SafeFileName.LongestName);
    }
}
