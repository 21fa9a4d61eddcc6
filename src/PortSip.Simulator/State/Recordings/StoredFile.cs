using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PortSip.Simulator;

/// <summary>A sound that can be downloaded: a recording or a message.</summary>
internal abstract class StoredFile(string id, SimulatorLinkForm linkForm)
{
    private byte[]? _content;
    private string? _digest;

    public string Id { get; } = id;

    public byte[] Content => _content ??= WaveFile.Of(Duration, Id);

    public string Digest => _digest ??= linkForm == SimulatorLinkForm.Sha256
        ? Hash(sha => sha.ComputeHash(Content))
        : Hash(sha => sha.ComputeHash(Encoding.UTF8.GetBytes("link of " + Id))).Substring(0, 32);

    /// <summary>The id of the file; opaque, like all ids.</summary>
    public string FileId => Convert.ToBase64String(Encoding.ASCII.GetBytes("file " + Id)).TrimEnd('=');

    public abstract string FileName { get; }

    protected abstract TimeSpan Duration { get; }

    private static string Hash(Func<HashAlgorithm, byte[]> compute)
    {
        using var sha = SHA256.Create();
        return string.Concat(compute(sha).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
