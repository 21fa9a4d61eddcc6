namespace PortSip.Client;

/// <summary>A number that names have in common if they are equal, ignoring case. Different names rarely share it, so few need a comparison.</summary>
internal static class NameKey
{
    public static int Of(string name) => name.Length == 0 ? 0 : Of(name.Length, name[0], name[name.Length / 2], name[name.Length - 1]);

    /// <summary>The key of a name in a message, without quotes and escapes.</summary>
    public static int Of(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : Of(name.Length, name[0], name[name.Length / 2], name[name.Length - 1]);

    private static int Of(int length, int first, int middle, int last) => (length << 24) | (Folded(first) << 16) | (Folded(middle) << 8) | Folded(last);

    // This bit distinguishes capitals from small letters.
    private static int Folded(int letter) => (letter | 0x20) & 0xFF;
}
