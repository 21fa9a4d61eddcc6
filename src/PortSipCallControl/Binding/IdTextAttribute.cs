using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For an id, or for a queue's number or id. Ids are opaque, but none contains a blank or is a table's placeholder for a missing value.</summary>
internal class IdTextAttribute : GivenTextAttribute
{
    private protected override string Kind => "an id";

    public override string? Problem(string text)
    {
        if (CellText.Problem(text) is { } problem)
            return problem;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || char.IsControl(text[i]))
                return $"'{text}' isn't a single id: it contains {PastedText.NameOf(text, i)}. Specify one id per value.";
        }
        return null;
    }

    private protected sealed override string Clean(string text) => PastedText.CleanCell(text);
}
