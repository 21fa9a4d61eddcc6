using System.Text.RegularExpressions;

namespace PortSip.Simulator;

/// <summary>The API's spelling of names: <c>PRIORITIZED_HUNT</c> for <c>PrioritizedHunt</c>.</summary>
internal static class ApiWord
{
    public static string Of(Enum value) => Regex.Replace(value.ToString(), "(?<=.)(?=[A-Z])", "_").ToUpperInvariant();
}
