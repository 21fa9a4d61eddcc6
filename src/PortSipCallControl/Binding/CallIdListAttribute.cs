namespace PortSipCallControl;

/// <summary>For the ids of calls, which can be the piped objects themselves: see <see cref="CallIdAttribute"/>.</summary>
internal sealed class CallIdListAttribute : CallIdAttribute
{
    private protected override bool IsList => true;

    private protected override bool TakesPipedObject => true;
}
