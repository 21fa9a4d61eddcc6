using System.Text;

namespace PortSip.Client;

/// <summary>The numbers that are never called, from files. A file that has changed is read again.</summary>
/// <param name="paths">The files: a CSV file with a column Number, or a file with a number in each line.</param>
/// <param name="clean">Removes separators from a number as people write it. It fails for what isn't a number: somebody would be called otherwise.</param>
internal sealed class NeverCallList(IEnumerable<string> paths, Func<string, string> clean)
{
    private const string Column = "Number";

    private static readonly char[] Delimiters = [',', ';', '\t'];

    private readonly List<ListFile> _files = [.. paths.Select(path => new ListFile(path))];

    /// <summary>The file that contains the number now; null for none.</summary>
    /// <exception cref="PortSipException">ValidationFailed: a file can't be read.</exception>
    public string? FileWith(CampaignPerson person)
    {
        string? found = null;
        foreach (var file in _files)
        {
            if (Read(file).Contains(person.Key))
                found ??= file.Path;
        }
        return found;
    }

    private HashSet<string> Read(ListFile file)
    {
        try
        {
            var info = new FileInfo(file.Path);
            var version = (info.LastWriteTimeUtc, info.Length);
            if (file.Numbers is null || file.Version != version)
            {
                using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var reader = new StreamReader(stream);
                file.Numbers = Numbers(file.Path, reader.ReadToEnd());
                file.Version = version;
            }
            return file.Numbers;
        }
        catch (Exception e) when (FileFailures.IsOfFiles(e))
        {
            throw Unreadable(file.Path, e.Message.TrimEnd('.'));
        }
    }

    private HashSet<string> Numbers(string path, string text)
    {
        var rows = Rows(text.TrimStart('\uFEFF')).Where(row => row.Exists(cell => cell.Length > 0)).ToList();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        if (rows.Count == 0)
            return numbers;
        var column = rows[0].FindIndex(cell => string.Equals(cell, Column, StringComparison.OrdinalIgnoreCase));
        if (column < 0 && !rows[0][0].Any(char.IsDigit))
            throw Unreadable(path, $"it has no column {Column}, and its first line doesn't begin with a number");
        foreach (var row in rows.Skip(column < 0 ? 0 : 1))
        {
            if (Math.Max(column, 0) < row.Count && row[Math.Max(column, 0)] is { Length: > 0 } cell)
                numbers.Add(CampaignPerson.KeyOf(clean(cell)));
        }
        return numbers;
    }

    private static List<List<string>> Rows(string text)
    {
        var firstLine = text.Split('\n')[0];
        var delimiter = Array.Find(Delimiters, d => firstLine.Split(d).Length > 1);
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var c in text + "\n")
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || (c != '\n' && (c != delimiter || delimiter == default)))
                cell.Append(c);
            else
            {
                rows[rows.Count - 1].Add(cell.ToString().Trim());
                cell.Clear();
                if (c == '\n')
                    rows.Add([]);
            }
        }
        return rows;
    }

    private static PortSipException Unreadable(string path, string problem) =>
        Validation.Failed($"The list of numbers that are never called, '{path}', can't be read: {problem}.", PortSipFailureReason.NeverCallListUnreadable);

    private sealed class ListFile(string path)
    {
        public string Path => path;

        public (DateTime Written, long Length) Version { get; set; }

        public HashSet<string>? Numbers { get; set; }
    }
}
