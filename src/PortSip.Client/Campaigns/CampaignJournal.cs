using System.Text;
using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// The lines of a campaign, one JSON object each, in the order in which things happened. A line is on the disk when <see cref="Write"/> returns.
/// A last line without a line break was cut short when the process or the computer stopped; what it announced wasn't begun, so it is removed. Nothing
/// else is: it would belong to somebody else's file.
/// </summary>
internal sealed class CampaignJournal : IDisposable
{
    private const byte LineBreak = (byte)'\n';
    private const int LongestQuote = 60;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    // How every line begins.
    private static readonly byte[] LineStart = Encoding.ASCII.GetBytes("{\"line\":\"");

    private readonly object _gate = new();
    private readonly Stream _stream;
    private readonly Action _flush;
    private readonly string _name;
    private PortSipException? _failure;

    /// <param name="stream">The content. It is read once, and appended to.</param>
    /// <param name="flush">Writes what was appended to the disk.</param>
    /// <param name="name">The name for errors.</param>
    /// <exception cref="PortSipException">ValidationFailed: a line isn't one of a campaign.</exception>
    public CampaignJournal(Stream stream, Action flush, string name)
    {
        (_stream, _flush, _name) = (stream, flush, name);
        using var content = new MemoryStream();
        stream.Position = 0;
        stream.CopyTo(content);
        (Lines, var length) = Parse(content.ToArray(), name);
        if (length < content.Length)
            stream.SetLength(length);
        stream.Position = length;
    }

    /// <summary>The lines as they were when it was opened.</summary>
    public IReadOnlyList<CampaignLine> Lines { get; }

    /// <summary>The lines of a file, which isn't changed; none if it doesn't exist.</summary>
    /// <exception cref="PortSipException">The failures of <see cref="Open"/>.</exception>
    public static IReadOnlyList<CampaignLine> Peek(string path) => Guard(path, () =>
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return Parse(content.ToArray(), path).Lines;
    });

    /// <summary>Opens the file, which is created if it doesn't exist. No other process can write to it in the meantime.</summary>
    /// <exception cref="PortSipException">FileNotWritten: no permission, no such folder, or another campaign is using it; ValidationFailed.</exception>
    public static CampaignJournal Open(string path) => Guard(path, () =>
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, Share);
        try
        {
            return new CampaignJournal(file, () => file.Flush(flushToDisk: true), path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    });

    private static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (IOException e) when (e.GetType() == typeof(IOException) && File.Exists(path))
        {
            throw new PortSipException(PortSipFailure.FileNotWritten, $"The state file '{path}' can't be opened: {e.Message.TrimEnd('.')}.", e)
            {
                IsSafeToRetry = true,
                Reason = PortSipFailureReason.CampaignRunning,
            };
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            throw FileFailures.NotWritten(path, e);
        }
    }

    /// <summary>Appends a line, and returns when it is on the disk.</summary>
    /// <exception cref="PortSipException">FileNotWritten. Nothing can be written after that: a line may be incomplete.</exception>
    public void Write(CampaignLine line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, CampaignJson.Written.CampaignLine), LineBreak];
        lock (_gate)
        {
            if (_failure is not null)
                throw _failure;
            try
            {
                _stream.Write(bytes, 0, bytes.Length);
                _flush();
            }
            catch (Exception e) when (FileFailures.IsOfFiles(e) || e is ObjectDisposedException)
            {
                throw _failure = FileFailures.NotWritten(_name, e);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    // .NET locks a file on Linux and macOS only if it is shared with nobody. On Windows, others may read it while the campaign runs.
    private static FileShare Share => Path.DirectorySeparatorChar == '\\' ? FileShare.Read : FileShare.None;

    /// <summary>The lines, and where the last one ends.</summary>
    private static (List<CampaignLine> Lines, int Length) Parse(byte[] bytes, string name)
    {
        // An editor may have added the mark.
        var begin = bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        var length = Math.Max(begin, Array.LastIndexOf(bytes, LineBreak) + 1);
        var lines = new List<CampaignLine>();
        for (var start = begin; start < length;)
        {
            var end = Array.IndexOf(bytes, LineBreak, start);
            lines.Add(Parse(new ArraySegment<byte>(bytes, start, end - start), lines.Count + 1, name));
            start = end + 1;
        }
        var rest = new ArraySegment<byte>(bytes, length, bytes.Length - length);
        return IsCutShort(rest) ? (lines, length) : throw NotALine(rest, lines.Count + 1, name);
    }

    // After a power failure, the file system may have filled the space of a line with zeros.
    private static bool IsCutShort(ArraySegment<byte> rest) => rest.All(b => b == 0) || rest.Take(LineStart.Length).SequenceEqual(LineStart.Take(rest.Count));

    private static CampaignLine Parse(ArraySegment<byte> bytes, int number, string name)
    {
        try
        {
            var line = JsonSerializer.Deserialize(bytes.AsSpan(), CampaignJson.Written.CampaignLine);
            if (line is not null && IsWhole(line) && line.Line == CampaignLineKind.Start == (number == 1))
                return line;
        }
        catch (JsonException)
        {
            // Reported below, with the text.
        }
        throw NotALine(bytes, number, name);
    }

    private static PortSipException NotALine(ArraySegment<byte> bytes, int number, string name)
    {
        var text = Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, Math.Min(bytes.Count, LongestQuote));
        return Validation.Failed(FormattableString.Invariant($"Line {number} of '{name}' isn't a line of a campaign: '{text}'."), PortSipFailureReason.CampaignStateUnreadable);
    }

    private static bool IsWhole(CampaignLine line) => line.Line switch
    {
        CampaignLineKind.Start => line is { Campaign: not null, Does: not null, Numbers: not null },
        CampaignLineKind.End => line is { Number: not null, Attempt: > 0, Outcome: not null },
        _ => line is { Number: not null, Attempt: > 0 },
    };
}
