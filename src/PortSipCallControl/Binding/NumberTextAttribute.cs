using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For a number to dial, or that identifies a party of a call in a request: see <see cref="DialledNumber"/>.</summary>
internal class NumberTextAttribute : GivenTextAttribute
{
    private protected sealed override string Kind => "a number";

    public sealed override string? Problem(string text) => DialledNumber.Problem(text);

    private protected sealed override string Clean(string text) => DialledNumber.Of(text);
}
