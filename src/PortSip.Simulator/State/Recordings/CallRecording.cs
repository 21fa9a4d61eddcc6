using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PortSip.Simulator;

/// <summary>The recording of a pair of parties that talked.</summary>
internal sealed class CallRecording(string id, SimulatedCall call, SimulatedCallTarget target, SimulatorLinkForm linkForm)
{
    private byte[]? _content;
    private string? _digest;

    public string Id { get; } = id;

    public SimulatedCallTarget Target { get; } = target;

    public DateTimeOffset StartedAt => Target.AnsweredAt!.Value;

    public DateTimeOffset EndedAt => Target.EndedAt!.Value;

    public byte[] Content => _content ??= WaveFile.Of(EndedAt - StartedAt, Id);

    public string Digest => _digest ??= linkForm == SimulatorLinkForm.Sha256
        ? Hash(sha => sha.ComputeHash(Content))
        : Hash(sha => sha.ComputeHash(Encoding.UTF8.GetBytes("link of " + Id))).Substring(0, 32);

    /// <summary>The id of the file; opaque, like all ids.</summary>
    public string FileId => Convert.ToBase64String(Encoding.ASCII.GetBytes("file " + Id)).TrimEnd('=');

    /// <summary>As in the guide's example: session, CDR, parties, date and time.</summary>
    public string FileName => string.Format(
        CultureInfo.InvariantCulture,
        "{0}_{1}_{2}_{3}_{4:MMddyyyy}_{4:HHmmss}.wav",
        call.Id,
        Target.CdrId,
        Target.Caller,
        Target.Callee.Replace('*', 's').Replace('#', 'h'),
        StartedAt.UtcDateTime);

    private static string Hash(Func<HashAlgorithm, byte[]> compute)
    {
        using var sha = SHA256.Create();
        return string.Concat(compute(sha).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
