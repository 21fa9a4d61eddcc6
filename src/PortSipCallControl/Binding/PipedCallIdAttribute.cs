namespace PortSipCallControl;

/// <summary>For the id of a call, which can be the piped object itself: see <see cref="CallIdAttribute"/>.</summary>
internal sealed class PipedCallIdAttribute : CallIdAttribute
{
    private protected override bool TakesPipedObject => true;
}
