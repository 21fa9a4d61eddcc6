using System.Security.Cryptography;
using PortSip.Testing;

namespace PortSip.Client.Tests.Records;

public sealed class RecordingDownloadTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];
    private static readonly PortSipRecordingFile File = new() { FileName = "a.wav", Url = "/api/blobs/rZTOS5", Size = Content.Length };

    [Fact]
    public async Task A_file_is_whole_in_its_place_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        var path = await DownloadAsync(pbx, File, folder.File("deep/er/a.wav"));

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(path));
        Assert.Equal([Path.Combine("deep", "er", "a.wav")], folder.Files);
    }

    [Fact]
    public async Task A_public_link_gets_no_token()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        await DownloadAsync(pbx, File, folder.File("a.wav"));

        var request = Assert.Single(pbx.Recorded);
        Assert.Equal("GET /api/blobs/rZTOS5", request.ToString());
        Assert.Null(request.Header("Authorization"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_private_link_gets_the_token_and_the_next_one_at_once(int refusal)
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(r => r.Header("Authorization") is null ? Answer.Error(refusal) : Whole());

        await DownloadAsync(pbx, File, folder.File("a.wav"));
        await DownloadAsync(pbx, File, folder.File("b.wav"));

        Assert.Equal([null, "Bearer the-token", "Bearer the-token"], pbx.Recorded.Select(r => r.Header("Authorization")));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_NotFound_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Error(404));

        Assert.Equal(PortSipFailure.NotFound, await FailureAsync(pbx, File, folder.File("a.wav")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_file_of_another_size_than_the_PBX_says_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        Assert.Equal(PortSipFailure.InvalidResponse, await FailureAsync(pbx, File with { Size = 5 }, folder.File("a.wav")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Content_is_checked_where_the_link_is_its_digest()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());
        var digest = Convert.ToHexString(SHA256.HashData(Content)).ToLowerInvariant();

        await DownloadAsync(pbx, File with { Url = $"/api/blobs/{digest}" }, folder.File("right.wav"));
        var failure = await FailureAsync(pbx, File with { Url = $"/api/blobs/{new string('0', 64)}" }, folder.File("wrong.wav"));

        Assert.Equal(PortSipFailure.InvalidResponse, failure);
        Assert.Equal(["right.wav"], folder.Files);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_and_nothing_is_asked()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("a.wav"), "old");
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        Assert.Equal(PortSipFailure.FileExists, await FailureAsync(pbx, File, folder.File("a.wav")));
        Assert.Equal("old", await System.IO.File.ReadAllTextAsync(folder.File("a.wav")));
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public async Task It_is_replaced_on_request()
    {
        using var folder = new TemporaryFolder();
        await System.IO.File.WriteAllTextAsync(folder.File("a.wav"), "old");
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        await pbx.Client.Recordings.DownloadAsync(File, new RecordingTarget { Path = folder.File("a.wav"), Conflict = RecordingTargetConflict.Replace }, null, default);

        Assert.Equal(Content, await System.IO.File.ReadAllBytesAsync(folder.File("a.wav")));
        Assert.Equal(["a.wav"], folder.Files);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public async Task An_empty_recording_is_an_empty_file(int status)
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty(status));

        await DownloadAsync(pbx, File with { Size = null }, folder.File("a.wav"));

        Assert.Equal(0, new FileInfo(folder.File("a.wav")).Length);
        Assert.Equal(["a.wav"], folder.Files);
    }

    [Fact]
    public async Task An_empty_file_of_a_recording_that_has_content_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty());

        Assert.Equal(PortSipFailure.InvalidResponse, await FailureAsync(pbx, File, folder.File("a.wav")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_web_page_is_not_a_recording()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Html());

        Assert.Equal(PortSipFailure.InvalidResponse, await FailureAsync(pbx, File with { Size = null }, folder.File("a.wav")));
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_server_that_refuses_even_the_whole_range_gives_no_empty_file()
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Answer.Empty(416));

        Assert.Equal(PortSipFailure.InvalidResponse, await FailureAsync(pbx, File with { Size = null }, folder.File("a.wav")));
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData("https://elsewhere.example/api/blobs/x")]
    [InlineData("//elsewhere.example/x")]
    [InlineData("file:///etc/passwd")]
    public async Task A_link_to_elsewhere_is_refused_before_anything_is_sent(string url)
    {
        using var folder = new TemporaryFolder();
        await using var pbx = await ScriptedPbx.StartAsync(_ => Whole());

        Assert.Equal(PortSipFailure.InvalidResponse, await FailureAsync(pbx, File with { Url = url }, folder.File("a.wav")));
        Assert.Empty(pbx.Requests);
    }

    private static Task<string> DownloadAsync(ScriptedPbx pbx, PortSipRecordingFile file, string path) =>
        pbx.Client.Recordings.DownloadAsync(file, new RecordingTarget { Path = path }, null, default);

    private static async Task<PortSipFailure> FailureAsync(ScriptedPbx pbx, PortSipRecordingFile file, string path) =>
        (await Assert.ThrowsAsync<PortSipException>(() => DownloadAsync(pbx, file, path))).Failure;

    private static Answer Whole() => Answer.Raw(200, "application/octet-stream", Content);
}
