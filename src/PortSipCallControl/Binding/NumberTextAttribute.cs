using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For a number to dial, or that identifies a party of a call in a request: see <see cref="DialledNumber"/>.</summary>
internal class NumberTextAttribute : GivenTextAttribute
{
    /// <summary>An enum whose values are typed beside such numbers; one of them isn't a number.</summary>
    public Type? Others { get; set; }

    /// <summary>The parameter of those values.</summary>
    public string OthersParameter { get; set; } = "";

    private protected sealed override string Kind => "a number";

    public sealed override string? Problem(string text) => DialledNumber.Problem(text);

    private protected sealed override string One(object? input) =>
        Others is not null && Given.Value(input) is string word && new EnumTextAttribute(Others).NameOf(word) is { } name
            ? throw Unbindable.Because($"{name} is a value of -{OthersParameter}, not {Expected}. Specify {Expected} here, and -{OthersParameter} {name}.")
            : base.One(input);

    private protected sealed override string Clean(string text) => DialledNumber.Of(text);
}
