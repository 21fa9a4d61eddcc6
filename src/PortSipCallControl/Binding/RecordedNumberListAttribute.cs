namespace PortSipCallControl;

/// <summary>For several numbers: see <see cref="RecordedNumberAttribute"/>.</summary>
internal sealed class RecordedNumberListAttribute : RecordedNumberAttribute
{
    private protected override bool IsList => true;
}
