using System.Globalization;

namespace PortSip.Simulator;

/// <summary>Reads the fields of a request by their documented rules, and collects all errors.</summary>
internal sealed class FieldReader(IFields fields)
{
    private readonly List<SimulatorError> _errors = [];

    public IReadOnlyList<SimulatorError> Errors => _errors;

    public bool IsValid => _errors.Count == 0;

    public string RequiredText(string name, int longest) => RequiredText(name, 1, longest);

    public string RequiredText(string name, int shortest, int longest)
    {
        var field = fields.Text(name);
        if (field.State == FieldState.Absent)
            Refuse(name, "is required");
        else
            CheckText(name, field, shortest, longest);
        return field.Text;
    }

    public string? OptionalText(string name, int shortest, int longest)
    {
        var field = fields.Text(name);
        if (field.State == FieldState.Absent)
            return null;
        CheckText(name, field, shortest, longest);
        return field.Text;
    }

    /// <summary>An extension number.</summary>
    public string RequiredDigits(string name)
    {
        var text = RequiredText(name, NumberForm.Length.Least, NumberForm.Length.Most);
        if (!NumberForm.IsDigits(text))
            Refuse(name, "must be digits");
        return text;
    }

    public string? OptionalChoice(string name, params string[] choices)
    {
        var field = fields.Text(name);
        if (field.State == FieldState.Absent)
            return null;
        if (field.State == FieldState.WrongType)
            Refuse(name, "must be a string");
        else if (Array.IndexOf(choices, field.Text) < 0)
            Refuse(name, "must be one of " + string.Join(", ", choices));
        return field.Text;
    }

    public string RequiredChoice(string name, params string[] choices)
    {
        var text = OptionalChoice(name, choices);
        if (text is null)
            Refuse(name, "is required");
        return text ?? "";
    }

    public bool RequiredBoolean(string name)
    {
        var field = fields.Boolean(name);
        if (field.State == FieldState.Absent)
            Refuse(name, "is required");
        else if (field.State == FieldState.WrongType)
            Refuse(name, "must be true or false");
        return field.Text == "true";
    }

    public void Refuse(string name, string problem) => _errors.Add(PortSip.Simulator.Errors.Invalid(name, problem));

    private void CheckText(string name, Field field, int shortest, int longest)
    {
        if (field.State == FieldState.WrongType)
            Refuse(name, "must be a string, once");
        else if (field.Text.Length < shortest || field.Text.Length > longest)
            Refuse(name, string.Format(CultureInfo.InvariantCulture, "must have {0} to {1} characters", shortest, longest));
    }
}
