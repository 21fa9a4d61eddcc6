namespace PortSip.Client.Tests.Records;

public sealed class RecordingPathTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "recordings"));
    private static readonly PortSipRecording Recording = new()
    {
        Id = "7", Caller = "1001", Callee = "../../evil", StartedAt = new DateTimeOffset(2024, 8, 20, 14, 0, 59, TimeSpan.Zero), CdrId = "42",
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
    public void A_path_is_a_folder_or_a_template(string path, int number, string expected) =>
        Assert.Equal(Path.GetFullPath(Path.Combine(Root, expected)), RecordingPath.Of(Path.Combine(Root, path), Recording, number));

    [Theory]
    [InlineData("{Nonsense}.wav")]
    [InlineData("{StartedAt:%}.wav")]
    public void A_placeholder_that_there_isnt_is_refused(string path) =>
        Assert.Equal(PortSipFailure.ValidationFailed, Assert.Throws<PortSipException>(() => RecordingPath.Of(Path.Combine(Root, path), Recording, 0)).Failure);
}
