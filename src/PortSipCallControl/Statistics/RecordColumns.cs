using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Internal;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// The columns of a record that isn't an object of the client any more: from CSV, JSON or CLIXML, from another process, or with selected
/// properties. A cell of a CSV file is in the form in which the session's culture writes it, as Export-Csv does.
/// </summary>
internal readonly struct RecordColumns(PSObject record)
{
    public bool Has(string column) => record.Properties[column] is not null;

    /// <summary>A text; null for a blank.</summary>
    public string? Text(string column) =>
        Value(column) is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? NeutralText.Of(text) : null;

    /// <summary>A time; null for a blank.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the value isn't a time.</exception>
    public DateTimeOffset? Time(string column) => Value(column) switch
    {
        null => null,
        DateTimeOffset time => time,
        DateTime time => GivenTime.Exactly(time),
        string text => string.IsNullOrWhiteSpace(text) ? null : WrittenTime.ReadCell(text, CultureInfo.CurrentCulture) ?? throw Unreadable(column, text, "a time"),
        // CLIXML and the JSON of Windows PowerShell have the properties of the time.
        PSObject copy when Property(copy, nameof(DateTimeOffset.UtcDateTime)) is DateTime time => GivenTime.Exactly(time),
        var other => throw Unreadable(column, other, "a time"),
    };

    /// <summary>A duration, of the column or else of the one that has it in seconds; null for a blank.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the value isn't a duration.</exception>
    public TimeSpan? Duration(string column, string secondsColumn) => Value(column) switch
    {
        null => Seconds(secondsColumn),
        TimeSpan duration => duration,
        string text when string.IsNullOrWhiteSpace(text) => Seconds(secondsColumn),
        // TimeSpan reads a number as days.
        string text => text.IndexOf(':') > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) ? duration : throw Unreadable(column, text, "a duration"),
        PSObject copy when Property(copy, nameof(TimeSpan.Ticks)) is { } ticks => TimeSpan.FromTicks(Convert.ToInt64(ticks, CultureInfo.InvariantCulture)),
        var other => throw Unreadable(column, other, "a duration"),
    };

    /// <summary>A number; null for a blank.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the value isn't a number.</exception>
    public decimal? Number(string column)
    {
        var value = Value(column);
        if (value is null || (value is string blank && string.IsNullOrWhiteSpace(blank)))
            return null;
        try
        {
            return value is string text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.CurrentCulture) : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw Unreadable(column, value, "a number");
        }
    }

    private TimeSpan? Seconds(string column) => Number(column) switch
    {
        null => null,
        // The range of a TimeSpan is a little larger.
        >= 0 and < 900_000_000_000 and { } seconds => TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)),
        { } other => throw Unreadable(column, other, "a duration"),
    };

    private object? Value(string column) => record.Properties[column]?.Value switch
    {
        null or DBNull => null,
        // What a script block without output gives is an object of its own.
        var value when value == AutomationNull.Value => null,
        // The copy of a value from another process has its properties only here.
        PSObject { BaseObject: PSCustomObject or PSObject } copy => copy,
        PSObject wrapped => wrapped.BaseObject,
        var value => value,
    };

    private static object? Property(PSObject copy, string name) => copy.Properties[name]?.Value is PSObject wrapped ? wrapped.BaseObject : copy.Properties[name]?.Value;

    private static PortSipException Unreadable(string column, object value, string expected) =>
        Validation.Failed($"The {column} of the record is '{Convert.ToString(value, CultureInfo.InvariantCulture)}', which can't be read as {expected}.");
}
