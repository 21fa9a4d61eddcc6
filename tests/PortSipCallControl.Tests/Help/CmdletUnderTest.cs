using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace PortSipCallControl.Tests.Help;

/// <summary>A cmdlet as its code has it.</summary>
internal sealed class CmdletUnderTest(Type type)
{
    private static readonly string[] ShouldProcess = ["Confirm", "WhatIf"];

    public static IReadOnlyDictionary<string, CmdletUnderTest> All { get; } = typeof(ConnectedCmdlet).Assembly.GetExportedTypes()
        .Where(t => t.IsSubclassOf(typeof(Cmdlet)) && !t.IsAbstract).Select(t => new CmdletUnderTest(t)).ToDictionary(c => c.Name);

    public Type Type => type;

    public string Name { get; } = type.GetCustomAttribute<CmdletAttribute>() is { } c ? $"{c.VerbName}-{c.NounName}" : "";

    public IReadOnlyList<PropertyInfo> Parameters { get; } = [.. type.GetProperties().Where(p => p.IsDefined(typeof(ParameterAttribute)))];

    /// <summary>The names of all parameters that the help has to describe.</summary>
    public IEnumerable<string> ParameterNames =>
        Parameters.Select(p => p.Name).Concat(type.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess ? ShouldProcess : []).Order(StringComparer.Ordinal);

    public IEnumerable<string> Outputs => type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(a => a.Type).Select(t => t.Type?.FullName ?? t.Name).Distinct().Order(StringComparer.Ordinal);

    public static bool IsHidden(PropertyInfo parameter) => parameter.GetCustomAttributes<ParameterAttribute>(inherit: false).All(a => a.DontShow);

    /// <summary>The sets in which it means something: for the binder it can be a member of others as well.</summary>
    public static IEnumerable<HelpParameterSet> Sets(PropertyInfo parameter)
    {
        var attributes = parameter.GetCustomAttributes<ParameterAttribute>(inherit: false).ToDictionary(a => a.ParameterSetName);
        var names = parameter.GetCustomAttribute<OnlyInAttribute>()?.Sets ?? [.. attributes.Keys];
        return names.Select(name => Set(name, attributes.GetValueOrDefault(name) ?? attributes[ParameterAttribute.AllParameterSets])).OrderBy(s => s.Name, StringComparer.Ordinal);
    }

    private static HelpParameterSet Set(string name, ParameterAttribute attribute) => new(
        name == ParameterAttribute.AllParameterSets ? "(All)" : name,
        attribute.Position == int.MinValue ? "Named" : attribute.Position.ToString(CultureInfo.InvariantCulture),
        attribute.Mandatory, attribute.ValueFromPipeline, attribute.ValueFromPipelineByPropertyName);

    public static IReadOnlyList<string> Aliases(PropertyInfo parameter) => [.. parameter.GetCustomAttributes<AliasAttribute>().SelectMany(a => a.AliasNames)];

    /// <summary>What a parameter's text has to name: the values of an enum, the ends of a range.</summary>
    public static IEnumerable<string> Limits(PropertyInfo parameter)
    {
        var element = parameter.PropertyType.IsArray ? parameter.PropertyType.GetElementType()! : parameter.PropertyType;
        element = Nullable.GetUnderlyingType(element) ?? element;
        var values = parameter.GetCustomAttribute<ValidateSetAttribute>()?.ValidValues ?? (element.IsEnum ? Enum.GetNames(element) : []);
        foreach (var value in values)
            yield return value;
        if (parameter.GetCustomAttribute<ValidateRangeAttribute>() is { } range)
        {
            yield return Convert.ToString(range.MinRange, CultureInfo.InvariantCulture)!;
            yield return Convert.ToString(range.MaxRange, CultureInfo.InvariantCulture)!;
        }
        if (parameter.GetCustomAttribute<ValidateLengthAttribute>() is { } length)
        {
            yield return length.MinLength.ToString(CultureInfo.InvariantCulture);
            yield return length.MaxLength.ToString(CultureInfo.InvariantCulture);
        }
    }
}
