using PortSip.Testing;

namespace PortSip.Client.Tests;

/// <summary>A server of recordings, a client that is connected to it, and a folder.</summary>
internal sealed class DownloadBench : IDisposable
{
    private readonly PortSipConnection _connection;

    private DownloadBench(BlobServer server, PortSipConnection connection)
    {
        Server = server;
        _connection = connection;
    }

    public BlobServer Server { get; }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>The partial files in the folder, without their notes.</summary>
    public IReadOnlyList<string> Partials => [.. Folder.Files.Where(file => file.EndsWith(".partial", StringComparison.Ordinal))];

    public static async Task<DownloadBench> StartAsync(Action<BlobServer>? change = null)
    {
        var server = new BlobServer();
        change?.Invoke(server);
        return new DownloadBench(server, await ScriptedPbx.ConnectAsync(server.ApiUri));
    }

    public Task<string> DownloadAsync(string name = "a.wav", string link = "/api/blobs/1", RecordingTargetConflict conflict = default, Func<string, FileMode, Stream>? open = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(_connection, name, link, conflict, open, cancellationToken);

    /// <summary>The same over a connection of the test's own.</summary>
    public Task<string> DownloadAsync(
        PortSipConnection connection, string name, string link = "/api/blobs/1", RecordingTargetConflict conflict = default, Func<string, FileMode, Stream>? open = null, CancellationToken cancellationToken = default) =>
        new RecordingDownload(
            new ApiSender(connection, SilentLog.Instance), new PortSipRecordingFile { FileName = name, Url = link, Size = Server.ListedSize },
            new RecordingTarget { Path = Folder.File(name), Conflict = conflict }, progress: null) { Open = open }.RunAsync(cancellationToken);

    /// <summary>A transfer of unknown length, which is ended at some point.</summary>
    public async Task<PortSipException> FailureBeyondAsync(long largest) =>
        await Assert.ThrowsAsync<PortSipException>(() => new RecordingDownload(
            new ApiSender(_connection, SilentLog.Instance), new PortSipRecordingFile { FileName = "a.wav", Url = "/api/blobs/1" }, new RecordingTarget { Path = Folder.File("a.wav") }, progress: null) { Largest = largest }.RunAsync(CancellationToken.None));

    public async Task<PortSipException> FailureAsync(string name = "a.wav", string link = "/api/blobs/1", RecordingTargetConflict conflict = default, Func<string, FileMode, Stream>? open = null) =>
        await Assert.ThrowsAsync<PortSipException>(() => DownloadAsync(name, link, conflict, open));

    /// <summary>A transfer that ends in the middle, and leaves what it has.</summary>
    public async Task LeavePartAsync(string name = "a.wav", string link = "/api/blobs/1", int bytes = 15_000)
    {
        var before = Server.CutAfter;
        // All attempts together bring too little to go on for.
        Server.CutAfter = bytes;
        Server.Special = request => request.Header("Range") is null ? null : (BlobServer.Head("500 Internal Server Error", "Content-Length: 0"), []);
        await FailureAsync(name, link);
        Server.Special = _ => null;
        Server.CutAfter = before;
    }

    public void Dispose()
    {
        _connection.Dispose();
        Server.Dispose();
        Folder.Dispose();
    }
}
