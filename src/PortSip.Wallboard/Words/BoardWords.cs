using System.Globalization;
using PortSip.Client;

namespace PortSip.Wallboard;

/// <summary>The texts of a board in one language, from words.tsv. What the PBX says stays as it is.</summary>
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

    /// <summary>Why something failed. The client says it in English, and in more detail than a board has place for.</summary>
    public string Reason(PortSipException e)
    {
        var text = Find(e.Failure switch
        {
            PortSipFailure.Forbidden => "notPermitted",
            PortSipFailure.NotFound => "noFunction",
            PortSipFailure.LicenseRequired => "noLicense",
            PortSipFailure.ValidationFailed => "rejected",
            PortSipFailure.ServerError => "serverFailed",
            PortSipFailure.ConnectionFailed => "unreachable",
            PortSipFailure.TimedOut => "tooSlow",
            PortSipFailure.RateLimited => "tooMany",
            PortSipFailure.InvalidResponse => "unreadable",
            PortSipFailure.SessionExpired => "signInExpired",
            PortSipFailure.AuthenticationFailed => "signInRefused",
            PortSipFailure.CertificateRejected => "notTrusted",
            PortSipFailure.NotConnected => "disconnected",
            _ => null,
        });
        return text is null ? e.Message : e.StatusCode is { } status ? $"{text.TrimEnd('.')} ({(int)status})." : text;
    }

    /// <summary>Why events are missing.</summary>
    public string Reason(PortSipEventGap gap) =>
        gap.DroppedRecords is not null ? this["tooManyEvents"]
        : gap.From == gap.To ? this["unreadableEvent"]
        : this["socketInterrupted"];

    private static string[][] Read()
    {
        using var file = new StreamReader(typeof(BoardWords).Assembly.GetManifestResourceStream("words.tsv")!);
        return [.. file.ReadToEnd().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}
