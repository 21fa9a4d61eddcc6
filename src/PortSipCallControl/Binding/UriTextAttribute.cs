using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For an address. The engine makes a relative one of any text, also of none.</summary>
internal sealed class UriTextAttribute : ArgumentTransformationAttribute
{
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
            _ => throw Unbindable.Because($"An address is expected, not a [{value.GetType().Name}]."),
        };
    }

    private Uri Absolute(string text)
    {
        var clean = PastedText.Clean(text);
        // "proxy:3128" reads as a URI whose scheme is "proxy".
        var address = AllowsHostAndPort && !clean.Contains("://") ? $"http://{clean}" : clean;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? uri
            : throw Unbindable.Because($"'{Secrets.MaskAddress(text)}' isn't an absolute address. Write it with its scheme: http://proxy.example.com:3128.");
    }
}
