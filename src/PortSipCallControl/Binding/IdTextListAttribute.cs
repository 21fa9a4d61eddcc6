namespace PortSipCallControl;

/// <summary>For several ids, which can be the piped objects themselves: see <see cref="IdTextAttribute"/>.</summary>
internal sealed class IdTextListAttribute : IdTextAttribute
{
    private protected override bool IsList => true;

    private protected override bool TakesPipedObject => true;
}
