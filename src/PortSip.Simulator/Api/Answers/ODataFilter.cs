using System.Globalization;

namespace PortSip.Simulator;

/// <summary>
/// The <c>filter</c> of a collection: <c>eq ne gt ge lt le and or not startswith() endswith() contains()</c> over the fields of an item.
/// </summary>
internal sealed class ODataFilter
{
    private readonly List<string> _tokens;
    private readonly SimulatorTimeLiterals _times;
    private readonly Func<string, bool> _isField;
    private int _position;

    private ODataFilter(string text, SimulatorTimeLiterals times, Func<string, bool> isField)
    {
        _tokens = Tokens(text);
        _times = times;
        _isField = isField;
    }

    /// <param name="text">The filter.</param>
    /// <param name="times">How a time has to be written in it.</param>
    /// <param name="isField">Whether a field with the name exists.</param>
    /// <exception cref="FormatException">The text isn't a valid filter.</exception>
    public static Func<ApiItem, bool> Parse(string text, SimulatorTimeLiterals times, Func<string, bool> isField)
    {
        var parser = new ODataFilter(text, times, isField);
        var filter = parser.Or();
        return parser._position == parser._tokens.Count ? filter : throw new FormatException();
    }

    private Func<ApiItem, bool> Or()
    {
        var left = And();
        while (Takes("or"))
        {
            var one = left;
            var other = And();
            left = item => one(item) || other(item);
        }
        return left;
    }

    private Func<ApiItem, bool> And()
    {
        var left = Not();
        while (Takes("and"))
        {
            var one = left;
            var other = Not();
            left = item => one(item) && other(item);
        }
        return left;
    }

    private Func<ApiItem, bool> Not()
    {
        if (!Takes("not"))
            return Primary();
        var negated = Not();
        return item => !negated(item);
    }

    private Func<ApiItem, bool> Primary()
    {
        if (Takes("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }
        var word = Next();
        return word is "contains" or "startswith" or "endswith" ? Function(word) : Comparison(word);
    }

    private Func<ApiItem, bool> Function(string name)
    {
        Expect("(");
        var field = Field(Next());
        Expect(",");
        var literal = Literal(Next());
        Expect(")");
        return item =>
        {
            var text = Text(item[field]);
            return name switch
            {
                "contains" => text.Contains(literal),
                "startswith" => text.StartsWith(literal, StringComparison.Ordinal),
                _ => text.EndsWith(literal, StringComparison.Ordinal),
            };
        };
    }

    private Func<ApiItem, bool> Comparison(string word)
    {
        var field = Field(word);
        var comparison = Next();
        var token = Next();
        var literal = IsTime(field) ? TimeLiteral(token) : Literal(token);
        return comparison switch
        {
            "eq" => item => Compare(item[field], literal) == 0,
            "ne" => item => Compare(item[field], literal) != 0,
            "gt" => item => Compare(item[field], literal) > 0,
            "ge" => item => Compare(item[field], literal) >= 0,
            "lt" => item => Compare(item[field], literal) < 0,
            "le" => item => Compare(item[field], literal) <= 0,
            _ => throw new FormatException(),
        };
    }

    private static int? Compare(object? value, string literal) => value switch
    {
        DateTimeOffset time => time.CompareTo(DateTimeOffset.Parse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        int or long or double => Convert.ToDouble(value, CultureInfo.InvariantCulture).CompareTo(double.Parse(literal, CultureInfo.InvariantCulture)),
        _ => string.CompareOrdinal(Text(value), literal),
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        DateTimeOffset time => ApiTime.Text(time),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private string Field(string word) => _isField(word) ? word : throw new FormatException();

    private static string Literal(string token) =>
        token[0] == '\'' ? token.Substring(1, token.Length - 2).Replace("''", "'") : token;

    private static bool IsTime(string field) => field.EndsWith("_at", StringComparison.Ordinal);

    private string TimeLiteral(string token)
    {
        var literal = Literal(token);
        if (!DateTimeOffset.TryParse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            throw new FormatException();
        var form = token[0] == '\'' ? SimulatorTimeLiterals.Quoted : SimulatorTimeLiterals.Bare;
        return _times == SimulatorTimeLiterals.Both || _times == form ? literal : throw new FormatException();
    }

    private string Next() => _position < _tokens.Count ? _tokens[_position++] : throw new FormatException();

    private bool Takes(string token)
    {
        if (_position >= _tokens.Count || _tokens[_position] != token)
            return false;
        _position++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Takes(token))
            throw new FormatException();
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            if (text[start] == '\'')
                end = EndOfLiteral(text, start);
            else if (text[start] is not (' ' or '(' or ')' or ','))
                end = EndOfWord(text, start);
            if (text[start] != ' ')
                tokens.Add(text.Substring(start, end - start));
            start = end;
        }
        return tokens;
    }

    private static int EndOfWord(string text, int start)
    {
        var end = text.IndexOfAny([' ', '(', ')', ',', '\''], start);
        return end < 0 ? text.Length : end;
    }

    private static int EndOfLiteral(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] != '\'')
                continue;
            if (at + 1 >= text.Length || text[at + 1] != '\'')
                return at + 1;
            at++;
        }
        throw new FormatException();
    }
}
