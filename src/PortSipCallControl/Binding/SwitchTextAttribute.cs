using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>For a switch that a CSV row can fill: true and false are read, a blank cell is absent, and an invalid value fails only its row.</summary>
internal sealed class SwitchTextAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = Given.Value(inputData);
        return value switch
        {
            null => new SwitchParameter(false),
            SwitchParameter given => given,
            bool given => new SwitchParameter(given),
            string text when string.IsNullOrWhiteSpace(text) => new SwitchParameter(false),
            string text when bool.TryParse(text, out var given) => new SwitchParameter(given),
            _ => throw Unbindable.Because($"'{value}' is neither true nor false."),
        };
    }
}
