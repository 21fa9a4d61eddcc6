#if NET
using System.Net;
using PortSip.Testing;

namespace PortSip.Client.Tests.Retries;

/// <summary>A response isn't given up while it is read: its connection would serve another request, and two readers would share it.</summary>
public sealed class ResponseInUseTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_response_that_is_being_read_is_left_alone_until_the_read_has_ended(bool isDownload)
    {
        using var cancellation = new CancellationTokenSource();
        var body = new HeldStream();
        using var pbx = MemoryPbx.SigningIn(_ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
        using var bench = await Bench.SignInAsync(pbx);
        using var folder = new TemporaryFolder();

        var running = isDownload ? DownloadAsync() : bench.Client.Calls.ListAsync(cancellation.Token);
        await Task.WhenAny(body.ReadBegan, running);
        await cancellation.CancelAsync();
        Assert.False(body.IsDisposed);
        body.EndRead();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(body.IsDisposed);

        Task DownloadAsync() => new RecordingDownload(
            new ApiSender(bench.Connection, SilentLog.Instance), new PortSipRecordingFile { FileName = "a.wav", Url = "/api/blobs/1", Size = 10 },
            new RecordingTarget { Path = folder.File("a.wav") }, progress: null).RunAsync(cancellation.Token);
    }

    /// <summary>A read that is still under way when its cancellation has been requested.</summary>
    private sealed class HeldStream : MemoryStream
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task ReadBegan => _began.Task;

        public bool IsDisposed { get; private set; }

        // So that its length isn't known.
        public override bool CanSeek => false;

        public void EndRead() => _ended.SetResult();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _began.TrySetResult();
            await _ended.Task;
            cancellationToken.ThrowIfCancellationRequested();
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
#endif
