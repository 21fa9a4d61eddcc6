namespace PortSip.Client.Tests.Records;

/// <summary>A body that comes byte by byte, each of them in time, and would never be whole.</summary>
public sealed class TrickleTests
{
    private const int Seconds = 30;

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task A_server_that_sends_a_few_bytes_now_and_then_is_left(int bytes)
    {
        var clock = new TestClock();
        var answers = 0;
        using var folder = new Testing.TemporaryFolder();
        using var pbx = MemoryPbx.SigningIn(_ =>
        {
            answers++;
            return Trickle(clock, bytes, TimeSpan.FromSeconds(Seconds / 3));
        });
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, timeoutSeconds: Seconds));

        var failure = await Bench.FailureOf(() => Download(bench, folder).RunAsync(CancellationToken.None));

        Assert.Equal(PortSipFailure.TimedOut, failure.Failure);
        Assert.InRange(answers, 1, 4);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task A_slow_server_that_sends_a_fair_part_each_time_may_take_as_long_as_it_takes()
    {
        var clock = new TestClock();
        using var folder = new Testing.TemporaryFolder();
        using var pbx = MemoryPbx.SigningIn(_ => Trickle(clock, 2048, TimeSpan.FromSeconds(Seconds / 4)));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, clock, pbx, timeoutSeconds: Seconds));

        var path = await Download(bench, folder).RunAsync(CancellationToken.None);

        Assert.Equal(TrickleStream.Whole, new FileInfo(path).Length);
    }

    private static RecordingDownload Download(Bench bench, Testing.TemporaryFolder folder) => new(
        new ApiSender(bench.Connection, SilentLog.Instance), new PortSipRecordingFile { FileName = "a.wav", Url = "/api/blobs/1" }, new RecordingTarget { Path = folder.File("a.wav") }, progress: null);

    private static HttpResponseMessage Trickle(TestClock clock, int bytes, TimeSpan pause)
    {
        var content = new StreamContent(new TrickleStream(clock, bytes, pause));
        content.Headers.ContentLength = TrickleStream.Whole;
        return new HttpResponseMessage { Content = content };
    }

    /// <summary>Time passes before each part of it.</summary>
    private sealed class TrickleStream(TestClock clock, int bytes, TimeSpan pause) : MemoryStream(new byte[Whole])
    {
        public const int Whole = 100_000;

        public override bool CanSeek => false;

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            clock.Step(pause);
            return await base.ReadAsync(buffer, offset, Math.Min(count, bytes), cancellationToken);
        }

#if NET
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            clock.Step(pause);
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, bytes)], cancellationToken);
        }
#endif
    }
}
