using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// For an address. The engine makes a relative one of any text, also of none. What is no address is refused once it is bound
/// (<see cref="GivenValues"/>): the binder's own error would show the piped object, and a password in it.
/// </summary>
internal sealed class UriTextAttribute : ArgumentTransformationAttribute
{
    // Of nobody's addresses. What was given stands behind it, as far as it may be shown.
    private const string NoAddress = "no-address";

    /// <summary>Whether host and port alone will do, without a scheme.</summary>
    public bool AllowsHostAndPort { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (Given.IsNothing(inputData))
            return null;
        var value = Given.Value(inputData)!;
        return value switch
        {
            Uri { IsAbsoluteUri: true } => value,
            Uri uri => Absolute(uri.OriginalString),
            string text => Absolute(text),
            _ => Refused($"An address is expected, not a [{value.GetType().Name}]."),
        };
    }

    /// <summary>Why the address that was made of what was given is none; null where it is one.</summary>
    public static string? Problem(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == NoAddress ? Uri.UnescapeDataString(address.OriginalString.Substring(NoAddress.Length + 1)) : null;

    private static Uri Refused(string problem) => new($"{NoAddress}:{Uri.EscapeDataString(problem)}");

    private Uri Absolute(string text)
    {
        var clean = PastedText.Clean(text);
        // "proxy:3128" reads as a URI whose scheme is "proxy".
        var address = AllowsHostAndPort && !clean.Contains("://") ? $"http://{clean}" : clean;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : Refused($"'{Secrets.MaskAddress(clean)}' isn't an absolute address. Include its scheme: http://proxy.example.com:3128.");
    }
}
