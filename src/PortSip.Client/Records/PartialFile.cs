using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// A file that is not whole yet, beside the one that it will be. It outlives a failed transfer, and the next one asks for the rest
/// (Range). Its name holds a digest of the link, so that the rest of another file is never put behind it.
/// </summary>
internal sealed class PartialFile : IBodySink, IDisposable
{
    private const int DigestLength = 12;

    private readonly Action<long, long?> _onProgress;
    private FileStream? _stream;

    /// <param name="target">The whole path of the file that it will be.</param>
    /// <param name="url">The link.</param>
    /// <param name="onProgress">Is told what is there, and how much it will be.</param>
    public PartialFile(string target, string url, Action<long, long?> onProgress)
    {
        _onProgress = onProgress;
        Target = target;
        Path = System.IO.Path.Combine(
            System.IO.Path.GetDirectoryName(target)!, $"{System.IO.Path.GetFileName(target)}.{Digest(url)}.partial");
    }

    public string Path { get; }

    public string Target { get; }

    /// <summary>How much is there.</summary>
    public long Length => _stream?.Length ?? 0;

    /// <summary>How much it will be, or null where the PBX didn't say.</summary>
    public long? Total { get; private set; }

    /// <summary>Opens it, or what an earlier transfer left of it. Another transfer to the same file can't have it at the same time.</summary>
    public void Open() => Do(() =>
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Target)!);
        _stream = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 81_920, useAsync: true);
        _stream.Seek(0, SeekOrigin.End);
    });

    public void Prepare(HttpRequestMessage message)
    {
        if (Length > 0)
            message.Headers.Range = new RangeHeaderValue(Length, null);
    }

    public void Begin(HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && range?.From == Length;
        if (!goesOn && response.StatusCode == HttpStatusCode.PartialContent && range?.From != 0)
            throw new UnusableAnswerException("the server sent another part of the file than was asked for");
        if (!goesOn)
            Restart();
        Total = goesOn ? range!.Length : response.Content.Headers.ContentLength;
    }

    public async Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        try
        {
            await _stream!.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NotWritten(e);
        }
        _onProgress(Length, Total);
    }

    /// <summary>Begins anew.</summary>
    public void Restart() => Do(() => _stream!.SetLength(0));

    /// <summary>The SHA-256 of what is there, in hexadecimal digits.</summary>
    public string Digest() => Do(() =>
    {
        _stream!.Flush();
        _stream.Seek(0, SeekOrigin.Begin);
        return Sha256(hash => hash.ComputeHash(_stream));
    });

    /// <summary>It is whole: puts it into its place.</summary>
    /// <exception cref="PortSipException">FileExists; FileNotWritten.</exception>
    public void MoveIntoPlace(RecordingTargetConflict conflict)
    {
        Do(() => _stream!.Flush());
        Dispose();
        if (conflict == RecordingTargetConflict.Fail && File.Exists(Target))
            throw Exists(Target);
        Do(() =>
        {
            // Replacing keeps the old file whole until the new one stands in its place.
            if (File.Exists(Target))
                File.Replace(Path, Target, destinationBackupFileName: null);
            else
                File.Move(Path, Target);
        });
    }

    public void Delete()
    {
        Dispose();
        Do(() => File.Delete(Path));
    }

    public void Dispose()
    {
        var isEmpty = Length == 0 && _stream is not null;
        _stream?.Dispose();
        _stream = null;
        if (isEmpty)
            Do(() => File.Delete(Path));
    }

    public static PortSipException Exists(string path) =>
        new(PortSipFailure.FileExists, $"'{path}' exists, and was left as it is.")
        {
            Operation = "save the recording",
            IsSafeToRetry = true,
            RecommendedAction = "Say -Force to replace it, or give another path.",
        };

    private void Do(Action action) => Do(() =>
    {
        action();
        return true;
    });

    private T Do<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw NotWritten(e);
        }
    }

    private PortSipException NotWritten(Exception e) =>
        new(PortSipFailure.FileNotWritten, $"Could not save the recording as '{Target}': {e.Message}", e)
        {
            Operation = "save the recording",
            IsSafeToRetry = true,
            RecommendedAction = "See that the folder can be written to, that there is room, and that nothing else has the file open.",
        };

    private static string Digest(string url) => Sha256(hash => hash.ComputeHash(Encoding.UTF8.GetBytes(url))).Substring(0, DigestLength);

    private static string Sha256(Func<HashAlgorithm, byte[]> compute)
    {
        using var hash = SHA256.Create();
        return string.Concat(compute(hash).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
