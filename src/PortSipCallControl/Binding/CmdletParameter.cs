using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>One parameter, and its handling of empty values.</summary>
internal sealed class CmdletParameter
{
    private const int LongestList = 10;

    private readonly bool _isBlankAbsent;
    private readonly bool _isBlankCellAbsent;
    private readonly bool _isEmptyListAllowed;
    // The whole piped object is its value, if that is an option.
    private readonly bool _isOptionalInput;
    private readonly GivenTextAttribute? _text;
    private readonly IReadOnlyList<string>? _onlyIn;
    private readonly ParameterAttribute[] _sets;

    public CmdletParameter(PropertyInfo property)
    {
        Property = property;
        _sets = [.. property.GetCustomAttributes<ParameterAttribute>(inherit: false)];
        Aliases = [.. property.GetCustomAttributes<AliasAttribute>().SelectMany(a => a.AliasNames)];
        _text = property.GetCustomAttribute<GivenTextAttribute>();
        _onlyIn = property.GetCustomAttribute<OnlyInAttribute>()?.Sets;
        _isOptionalInput = Sets.Any(s => s.ValueFromPipeline && !s.Mandatory && s.ParameterSetName == ParameterAttribute.AllParameterSets);
        _isBlankAbsent = property.IsDefined(typeof(BlankIsAbsentAttribute));
        _isBlankCellAbsent = property.IsDefined(typeof(BlankCellIsAbsentAttribute));
        _isEmptyListAllowed = property.IsDefined(typeof(AllowEmptyCollectionAttribute));
    }

    public PropertyInfo Property { get; }

    public IReadOnlyList<ParameterAttribute> Sets => _sets;

    public IReadOnlyList<string> Aliases { get; }

    public string Name => Property.Name;

    /// <summary>It exists for the pipeline and isn't typed.</summary>
    public bool IsHidden => Sets.All(s => s.DontShow);

    public bool TakesPipelineInput => Sets.Any(s => s.ValueFromPipeline || s.ValueFromPipelineByPropertyName);

    /// <summary>Whether it is mandatory in the set.</summary>
    public bool IsMandatoryIn(string set) => Sets.Any(s => s.Mandatory && (s.ParameterSetName == set || s.ParameterSetName == ParameterAttribute.AllParameterSets));

    /// <summary>Whether it belongs to the set.</summary>
    public bool IsIn(string set) => Array.Exists(_sets, s => s.ParameterSetName == set || s.ParameterSetName == ParameterAttribute.AllParameterSets);

    /// <summary>Whether it has an effect in the set.</summary>
    public bool FitsIn(string set) => _onlyIn is null || _onlyIn.Contains(set);

    /// <summary>The sets in which it has an effect, if it belongs to others as well.</summary>
    public IReadOnlyList<string> OnlyIn => _onlyIn ?? [];

    /// <summary>A value as the binder converts it; null if it can't.</summary>
    public object? Bind(object? given)
    {
        try
        {
            foreach (var attribute in Property.GetCustomAttributes<ArgumentTransformationAttribute>().Where(a => a is not CredentialAttribute))
                given = attribute.Transform(null!, given);
            return LanguagePrimitives.ConvertTo(given, Property.PropertyType, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentTransformationMetadataException or PSInvalidCastException)
        {
            return null;
        }
    }

    /// <summary>Why the command can't run with what was typed; null if it can.</summary>
    public string? ProblemOfTyped(object? value)
    {
        if (!_isBlankAbsent && Given.IsEmpty(value) && !(_isEmptyListAllowed && value is IList { Count: 0 }))
            return $"-{Name} is empty. {Wanted()}";
        return ProblemOfText(value) is { } problem ? $"-{Name}: {problem}" : null;
    }

    /// <summary>Why the command can't run for a piped object; null if it can.</summary>
    public string? ProblemOfPiped(object? value)
    {
        // If the object doesn't provide a value, the property has its initial value, which counts as nothing: null, "", an empty list.
        var isBlank = value switch
        {
            null => _isOptionalInput,
            string text => text.Length > 0 && string.IsNullOrWhiteSpace(text),
            string[] texts => Array.Exists(texts, text => string.IsNullOrWhiteSpace(text)),
            PortSipCallIdentity call => Given.IsNothing(call),
            PortSipCallIdentity[] calls => Array.Exists(calls, Given.IsNothing),
            _ => false,
        };
        if (isBlank)
            return _isBlankAbsent || _isBlankCellAbsent ? null : $"The piped object's value for -{Name} is empty. {Wanted()}";
        return ProblemOfText(value) is { } problem ? $"{Name}: {problem}" : null;
    }

    private string? ProblemOfText(object? value) => (_text, value) switch
    {
        (_, Uri address) => UriTextAttribute.Problem(address),
        (null, _) or (_, null) => null,
        (_, string text) => string.IsNullOrWhiteSpace(text) ? null : _text.Problem(text),
        (_, string[] texts) => FirstProblem(texts),
        (_, PortSipCallIdentity call) => ProblemOfText(call.Id),
        (_, PortSipCallIdentity[] calls) => FirstProblem(calls),
        _ => null,
    };

    // A loop: it runs for each command of a script, and a query's delegates would cost more than the check.
    private string? FirstProblem(object[] values)
    {
        foreach (var value in values)
        {
            if (ProblemOfText(value) is { } problem)
                return problem;
        }
        return null;
    }

    private string Wanted() => $"Specify {Expected()}{(Sets.All(s => s.Mandatory) ? "" : ", or omit the parameter")}.";

    private string Expected()
    {
        if (_text is not null)
            return _text.Expected;
        var type = Property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return type switch
        {
            { IsEnum: true } => Enum.GetNames(type) is { Length: <= LongestList } names ? $"one of {string.Join(", ", names)}" : "one of its values",
            _ when type == typeof(DateTimeOffset) => "a time",
            _ when type == typeof(TimeSpan) => "a period such as 8h",
            _ when type == typeof(Uri) => "an address",
            _ when type == typeof(PortSipConnection) => "a connection or its name",
            _ => "a value",
        };
    }
}
