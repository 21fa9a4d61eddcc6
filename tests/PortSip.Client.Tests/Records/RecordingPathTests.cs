using System.Globalization;

namespace PortSip.Client.Tests.Records;

public sealed class RecordingPathTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "recordings"));
    private static readonly PortSipRecording Recording = new()
    {
        Id = "7", Caller = "1001", Callee = "../../evil", StartedAt = new DateTime(2024, 8, 20, 14, 0, 59), CdrId = "42",
        Files = [new() { FileName = "a.mp3" }, new() { FileName = @"..\..\b.mp3" }],
    };

    [Theory]
    [InlineData("", 0, "a.mp3")]
    [InlineData("", 1, "b.mp3")]
    [InlineData("{StartedAt:yyyy-MM-dd}/{Caller}-{Callee}.{Extension}", 0, "2024-08-20/1001-_.._evil.mp3")]
    [InlineData("{StartedAt}_{Id}_{CdrId}.wav", 0, "20240820-140059_7_42.wav")]
    [InlineData("{Id}.wav", 1, "7-2.wav")]
    [InlineData("{FileName}", 1, "b.mp3")]
    [InlineData("call.wav", 0, "call.wav")]
    [InlineData("a/{Caller}\\{Callee}.wav", 0, "a/1001/_.._evil.wav")]
    [InlineData("[a-z]/{Id}[1].wav", 0, "[a-z]/7[1].wav")]
    [InlineData("x/{Id}/../y.wav", 0, "x/y.wav")]
    public void A_path_is_a_folder_or_a_template(string path, int number, string expected) =>
        Assert.Equal(Path.GetFullPath(Path.Combine(Root, expected)), RecordingPath.Parse(Path.Combine(Root, path)).Of(Recording, number));

    [Theory]
    [InlineData("{Caller}{Callee}.wav", "CO", "N", "_CON.wav")]
    [InlineData("{Caller}{Callee}", "nu", "l", "_nul")]
    [InlineData("{Caller}{Callee}.{Extension}", "COM", "¹", "_COM¹.wav")]
    [InlineData("LPT{Callee}.wav", null, "9", "_LPT9.wav")]
    [InlineData("AU{Caller}/{Callee}", "X", "1", "_AUX/1")]
    [InlineData("{Caller}. ", "7", null, "7")]
    [InlineData("{Caller}...", "7", null, "7")]
    [InlineData("{Caller}:{Callee}.wav", "7", "8", "7_8.wav")]
    [InlineData(".{Caller}.wav", "..", null, "._.wav")]
    [InlineData("{Caller}/..", "7", null, "")]
    [InlineData("{StartedAt:yyyy/MM}/{Caller}", "7", null, "2024_08/7")]
    [InlineData("a//{Caller}", "7", null, "a/7")]
    [InlineData("{Caller}", "a.partial", null, "a.partial_")]
    [InlineData("{Caller}{Callee}", "a.par", "TIAL-notes", "a.parTIAL-notes_")]
    public void A_name_is_safe_as_a_whole_whatever_values_meet_in_it(string name, string? caller, string? callee, string expected) =>
        Assert.Equal(
            Path.GetFullPath(Path.Combine(Root, expected)),
            RecordingPath.Parse($"{Root}/{name}").Of(Recording with { Caller = caller, Callee = callee, Files = [new() { FileName = "a.wav" }] }, 0));

    [Fact]
    public void A_name_is_no_longer_than_a_name_can_be_however_many_values_it_has()
    {
        var path = RecordingPath.Parse($"{Root}/{{Caller}}-{{Callee}}-{{Caller}}.{{Extension}}").Of(Recording with { Caller = new string('ä', 200), Callee = string.Concat(Enumerable.Repeat("😀", 200)) }, 0);

        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Path.GetFileName(path)), 150, SafeFileName.LongestName);
        Assert.EndsWith(".mp3", path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("archive", "archive", "")]
    [InlineData("call.wav", ".", "call.wav")]
    [InlineData("archive/call.WAV", "archive/", "call.WAV")]
    [InlineData("archive.wav/", "archive.wav/", "")]
    [InlineData("archive/{StartedAt:yyyy-MM-dd}/{Id}.wav", "archive/", "{StartedAt:yyyy-MM-dd}/{Id}.wav")]
    [InlineData("rec-{Id}.wav", ".", "rec-{Id}.wav")]
    [InlineData("/{Id}.wav", "/", "{Id}.wav")]
    [InlineData("~/{StartedAt:HH}", "~/", "{StartedAt:HH}")]
    [InlineData("Temp:{StartedAt:HH}", "Temp:", "{StartedAt:HH}")]
    [InlineData(@"C:\calls\{Id}.wav", @"C:\calls\", "{Id}.wav")]
    public void What_precedes_the_first_placeholders_segment_is_the_folder(string path, string folder, string name) =>
        Assert.Equal(new RecordingPath(folder, name), RecordingPath.Parse(path));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("fi-FI")]
    [InlineData("ja-JP")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void A_time_in_a_name_is_the_same_in_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(
            Path.Combine(Root, "2024-08-20", "20240820-140059_14.00_Aug_7.wav"),
            RecordingPath.Parse(Path.Combine(Root, "{StartedAt:yyyy-MM-dd}/{startedat}_{StartedAt:HH'.'mm}_{StartedAt:MMM}_{ID}.wav")).Of(Recording, 0));
    }

    [Theory]
    [InlineData("{Nonsense}.wav")]
    [InlineData("{StartedAt:%}.wav")]
    public void A_placeholder_that_there_isnt_is_refused(string path) =>
        Assert.Equal(PortSipFailure.ValidationFailed, Assert.Throws<PortSipException>(() => RecordingPath.Parse(Path.Combine(Root, path)).Of(Recording, 0)).Failure);
}
