using System.Globalization;
using System.Text;

namespace PortSipCallControl;

/// <summary>HTML in which every value is text: markup comes only from the code, and names of strangers are escaped.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _text = new(64 * 1024);

    /// <summary>Appends markup. Each inserted value is escaped.</summary>
    public HtmlText Add(FormattableString markup)
    {
        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, [.. markup.GetArguments().Select(Escaped)]);
        return this;
    }

    /// <summary>The same, and a line break.</summary>
    public HtmlText Line(FormattableString markup)
    {
        Add(markup);
        _text.Append('\n');
        return this;
    }

    /// <summary>Appends a text of the code as it is, such as a style sheet.</summary>
    public HtmlText AddTrusted(string text)
    {
        _text.Append(text);
        return this;
    }

    public override string ToString() => _text.ToString();

    private static object? Escaped(object? value) => value is string text ? Escape(text) : value;

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            escaped.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                // Half a character has no encoding.
                _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) => text.Substring(i++, 2),
                _ when char.IsSurrogate(c) || (char.IsControl(c) && c is not '\t') => "\uFFFD",
                _ => c.ToString(),
            });
        }
        return escaped.ToString();
    }
}
