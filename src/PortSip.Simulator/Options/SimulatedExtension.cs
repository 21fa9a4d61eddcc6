using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>An extension of the tenant.</summary>
/// <param name="Number">The extension number, 3 to 64 digits.</param>
/// <param name="Password">The SIP password, which <c>/sessions/directly</c> accepts in place of a token.</param>
public sealed record SimulatedExtension(string Number, string Password)
{
    /// <summary>The display name; empty for none.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The settings of its user that differ from the defaults, by the API's names: <c>enable_dnd</c>. A change of the extension leaves the others.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = NoSettings.Instance;

    /// <summary>The number and name: never the password.</summary>
    public override string ToString() => $"{Number} {DisplayName}".TrimEnd();
}
