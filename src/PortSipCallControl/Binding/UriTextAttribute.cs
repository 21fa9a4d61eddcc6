using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For an address. The engine makes a relative one of any text, also of none.</summary>
internal sealed class UriTextAttribute : ArgumentTransformationAttribute
{
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
            _ => throw new ArgumentTransformationMetadataException($"An address is expected, not a [{value.GetType().Name}]."),
        };
    }

    private static Uri Absolute(string text) =>
        Uri.TryCreate(PastedText.Clean(text), UriKind.Absolute, out var uri)
            ? uri
            : throw new ArgumentTransformationMetadataException($"'{text}' isn't an absolute address. Write it with its scheme: http://proxy.example.com:3128.");
}
