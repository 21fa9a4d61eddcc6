using System.Globalization;

namespace PortSip.Wallboard;

/// <summary>The texts of a board in one language, from words.tsv. What the PBX and the client say stays as it is.</summary>
internal sealed class BoardWords
{
    private static readonly string[][] Table = Read();

    private readonly Dictionary<string, string> _texts;

    private BoardWords(int column)
    {
        Language = Table[0][column];
        _texts = Table.Skip(1).ToDictionary(row => row[0], row => row[column], StringComparer.Ordinal);
        Numbers = new NumberFormatInfo { NumberDecimalSeparator = this["decimalPoint"] };
    }

    /// <summary>The code of the language: <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>How numbers are written.</summary>
    public NumberFormatInfo Numbers { get; }

    /// <summary>All texts by name.</summary>
    public IReadOnlyDictionary<string, string> All => _texts;

    public string this[string name] => _texts[name];

    /// <summary>The texts in a language; in English if there are none in it.</summary>
    public static BoardWords Of(string language) => new(Math.Max(1, Array.FindIndex(Table[0], code => code.Equals(language, StringComparison.OrdinalIgnoreCase))));

    /// <summary>The text with values in the places of <c>{0}</c>, <c>{1}</c>.</summary>
    public string Say(string name, params object?[] values) => string.Format(CultureInfo.InvariantCulture, _texts[name], values);

    /// <summary>The text; null if there isn't one.</summary>
    public string? Find(string? name) => name is not null && _texts.TryGetValue(name, out var text) ? text : null;

    private static string[][] Read()
    {
        using var file = new StreamReader(typeof(BoardWords).Assembly.GetManifestResourceStream("words.tsv")!);
        return [.. file.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}
