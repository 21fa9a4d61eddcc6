using System.Text;

namespace PortSip.Client;

/// <summary>
/// The text of a record, as the received bytes: most records are never examined so closely, and a string would be twice
/// as large. Two instances are equal if their texts are equal.
/// </summary>
internal readonly struct RawText : IEquatable<RawText>
{
    private readonly byte[]? _bytes;

    public RawText(byte[] bytes) => _bytes = bytes;

    public RawText(string text) => _bytes = Encoding.UTF8.GetBytes(text);

    /// <summary>The text in UTF-8.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Its length in bytes.</summary>
    public int Length => Bytes.Length;

    /// <summary>Whether it is the same text of the same message, and takes no additional memory.</summary>
    public bool IsSameAs(RawText other) => ReferenceEquals(_bytes, other._bytes);

    public bool Equals(RawText other) => Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is RawText other && Equals(other);

    public override int GetHashCode() => Length;

    public override string ToString() => _bytes is null ? "" : Encoding.UTF8.GetString(_bytes);
}
