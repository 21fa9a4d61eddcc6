using System.Management.Automation.Host;

namespace PortSipCallControl.Hosting;

/// <summary>A question with a handful of answers, such as that of -Confirm.</summary>
internal sealed class ChoiceQuestion
{
    private readonly IReadOnlyList<(string Key, string Label, string Help)> _choices;
    private readonly int _defaultChoice;

    /// <param name="choices">The answers; the character behind the &amp; of a label is its key.</param>
    /// <param name="defaultChoice">The index of the one that Enter takes, or -1 for none.</param>
    public ChoiceQuestion(IEnumerable<ChoiceDescription> choices, int defaultChoice)
    {
        _choices = [.. choices.Select(choice => (KeyOf(choice.Label), choice.Label.Replace("&", "", StringComparison.Ordinal), choice.HelpMessage))];
        _defaultChoice = defaultChoice;
    }

    /// <summary>Asks until the answer is one of the choices, and returns its index.</summary>
    public int Ask(ConsoleUserInterface userInterface, Keyboard keyboard)
    {
        while (true)
        {
            userInterface.Write(Line());
            var answer = keyboard.ReadLine("a choice").Trim();
            if (answer.Length == 0 && _defaultChoice >= 0)
                return _defaultChoice;
            if (Find(answer) is >= 0 and var index)
                return index;
            if (answer == "?")
                ShowHelp(userInterface);
        }
    }

    /// <summary>The index of the choice with this key or label, or -1.</summary>
    private int Find(string answer)
    {
        for (var i = 0; i < _choices.Count; i++)
        {
            if (answer.Length > 0 && (Same(answer, _choices[i].Key) || Same(answer, _choices[i].Label)))
                return i;
        }
        return -1;
    }

    private string Line()
    {
        var answers = string.Concat(_choices.Select(choice => $"[{choice.Key}] {choice.Label}  "));
        return $"{answers}[?] Help{(_defaultChoice >= 0 ? $" (default is \"{_choices[_defaultChoice].Key}\")" : "")}: ";
    }

    private void ShowHelp(ConsoleUserInterface userInterface)
    {
        foreach (var choice in _choices)
            userInterface.WriteLine($"{choice.Key} - {choice.Help}");
    }

    private static string KeyOf(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? label.Substring(mark + 1, 1).ToUpperInvariant() : label;
    }

    private static bool Same(string answer, string text) => string.Equals(answer, text, StringComparison.OrdinalIgnoreCase);
}
