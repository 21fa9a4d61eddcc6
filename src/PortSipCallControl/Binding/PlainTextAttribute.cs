using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For values that machines compare and people paste: servers, domains, trunks, feature codes. It is cleaned (<see cref="PastedText"/>).</summary>
internal class PlainTextAttribute : AnyTextAttribute
{
    private protected override string Kind => "text";

    public override string? Problem(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
                return $"The text contains {PastedText.NameOf(text, i)}. Remove that character.";
        }
        return null;
    }

    private protected override string Clean(string text) => PastedText.Clean(text);
}
