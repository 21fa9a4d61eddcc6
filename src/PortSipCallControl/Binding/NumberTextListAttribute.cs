namespace PortSipCallControl;

/// <summary>For several numbers, which can be the piped objects themselves: see <see cref="NumberTextAttribute"/>.</summary>
internal sealed class NumberTextListAttribute : NumberTextAttribute
{
    private protected override bool IsList => true;

    private protected override bool TakesPipedObject => true;
}
