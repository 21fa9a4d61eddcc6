using System.Collections;
using System.Management.Automation;
using System.Numerics;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// For a number, an id or a name: text, or an integer. It is cleaned here (<see cref="PastedText"/>), and validated once it is bound
/// (<see cref="GivenValues"/>), so that a rejection is an error of this module. If PowerShell has converted it to another number, it has
/// lost digits, or may have, and is rejected immediately.
/// </summary>
internal abstract class GivenTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>
    /// A value that is specified but empty: null, "", blanks, DBNull, an empty list. As a blank it passes the binder, which would reject ""
    /// with its own message or drop null, and the cmdlet can distinguish it from an omitted value.
    /// </summary>
    public const string Blank = " ";

    /// <summary>An empty list means no elements; null doesn't.</summary>
    public bool AllowsNone { get; set; }

    /// <summary>The expected value, in words, if the attribute type isn't specific enough: the number of a queue.</summary>
    public string? Meaning { get; set; }

    /// <summary>The expected value, in words: a number.</summary>
    public string Expected => Meaning ?? Kind;

    /// <summary>Why a text that isn't blank isn't valid; null if it is.</summary>
    public virtual string? Problem(string text) => null;

    /// <summary>The expected value of such a parameter, in words.</summary>
    private protected abstract string Kind { get; }

    /// <summary>Whether the parameter also accepts the piped object itself. If that isn't text, the binder has to examine its properties.</summary>
    private protected virtual bool TakesPipedObject => false;

    /// <summary>Whether the parameter is a list.</summary>
    private protected virtual bool IsList => false;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => IsList ? Several(inputData) : One(inputData);

    /// <summary>The cleaned text.</summary>
    private protected abstract string Clean(string text);

    /// <summary>One text.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">A number with a fraction or an exponent, or something else.</exception>
    private protected virtual string One(object? input)
    {
        if (Given.IsNothing(input))
            return Blank;
        var value = Given.Value(input)!;
        return value switch
        {
            string text => Clean(text) is { Length: > 0 } clean ? clean : Blank,
            sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger => WholeNumber.TextOf(input!, (IFormattable)value),
            double or float or decimal => throw WholeNumber.Refused(value),
            _ => throw Unreadable(value),
        };
    }

    private string[] Several(object? input)
    {
        var value = Given.Value(input);
        if (value is not IEnumerable || value is string or IDictionary)
            return [One(input)];
        string[] texts = [.. ((IEnumerable)value).Cast<object?>().Select(One)];
        return texts.Length > 0 || AllowsNone ? texts : [Blank];
    }

    // With a cast as the reason, the binder continues and leaves the parameter unbound if nothing else fits. For the value of a property,
    // that would silently drop a condition.
    private protected ArgumentTransformationMetadataException Unreadable(object value)
    {
        if (value is PortSipCall)
            return Unbindable.Because($"'{value}' is a call, not {Expected}.", TakesPipedObject ? new PSInvalidCastException() : null);
        var problem = $"{Expected.Substring(0, 1).ToUpperInvariant()}{Expected.Substring(1)} is expected, not a [{value.GetType().Name}]. Specify text or a whole number.";
        return TakesPipedObject && value is not (bool or char or Enum or DateTime or DateTimeOffset or TimeSpan or Guid)
            ? Unbindable.Because(problem, new PSInvalidCastException())
            : Unbindable.Because(problem);
    }
}
