using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// For an address. The engine converts any text to a relative one, even an empty text. An invalid address is rejected once it is bound
/// (<see cref="GivenValues"/>): the binder's own error would show the piped object, including a password in it.
/// </summary>
internal sealed class UriTextAttribute : ArgumentTransformationAttribute
{
    // A scheme that no address has. The given text follows it, in a form that may be displayed.
    private const string NoAddress = "no-address";

    /// <summary>Whether host and port are enough, without a scheme.</summary>
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

    /// <summary>Why the value isn't a valid address; null if it is.</summary>
    public static string? Problem(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == NoAddress ? Uri.UnescapeDataString(address.OriginalString.Substring(NoAddress.Length + 1)) : null;

    private static Uri Refused(string problem) => new($"{NoAddress}:{Uri.EscapeDataString(problem)}");

    private Uri Absolute(string text)
    {
        var clean = PastedText.Clean(text);
        // "proxy:3128" is read as a URI with the scheme "proxy".
        var address = AllowsHostAndPort && !clean.Contains("://") ? $"http://{clean}" : clean;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : Refused($"'{Secrets.MaskAddress(clean)}' isn't an absolute address. Include its scheme: http://proxy.example.com:3128.");
    }
}
