using System.Globalization;
using System.Text;

namespace PortSip.Client;

/// <summary>
/// JSON text that has no effect on a terminal and keeps its meaning: see <see cref="NeutralText"/>. Inside a text, an escape means the
/// character itself, and between values JSON allows no such characters except white space.
/// </summary>
internal static class NeutralJson
{
    /// <summary>The JSON on one line, with each character that a terminal would interpret escaped; the same instance if there are none.</summary>
    public static string Of(string json) => NeutralText.IsNeutral(json) ? json : Escaped(json).Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ');

    /// <summary>The JSON with its lines, with every other character that a terminal would interpret escaped.</summary>
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
