using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace PortSipCallControl;

/// <summary>
/// A credential in the position of a text, and a text in the position of a credential: the binder fills positions one at a time, so which
/// of them was meant is known only when all are bound. A text carries its credential as long as it is the same instance.
/// </summary>
internal static class CarriedCredential
{
    private static readonly ConditionalWeakTable<string, PSCredential> ByText = new();

    /// <summary>A text that carries the credential: the user name.</summary>
    public static string In(PSCredential credential)
    {
        var text = new string((credential.UserName ?? "").ToCharArray());
        ByText.Add(text, credential);
        return text;
    }

    /// <summary>The credential that the text carries; null for another text.</summary>
    public static PSCredential? Of(string? text) => text is not null && ByText.TryGetValue(text, out var credential) ? credential : null;
}
