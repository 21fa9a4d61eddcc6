using System.Globalization;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// JSON text that does nothing to a terminal, and says the same: see <see cref="NeutralText"/>. Inside of a text an escape means the
/// character itself, and between values JSON allows no other such characters than white space.
/// </summary>
internal static class NeutralJson
{
    /// <summary>The JSON on one line, with an escape in place of each character that a terminal would obey; the same text if it has none.</summary>
    public static string Of(string json) => NeutralText.IsNeutral(json) ? json : Escaped(json).Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ');

    /// <summary>The JSON with its lines, with an escape in place of each other character that a terminal would obey.</summary>
    public static string Escaped(string json)
    {
        if (NeutralText.IsNeutral(json))
            return json;
        var neutral = new StringBuilder(json.Length + 64);
        foreach (var c in json)
        {
            if (NeutralText.IsActive(c) && c is not ('\r' or '\n' or '\t'))
                neutral.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                neutral.Append(c);
        }
        return neutral.ToString();
    }
}
