using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace PortSipCallControl;

/// <summary>The visible parameters of a cmdlet, as declared in its code.</summary>
internal sealed class CmdletParameters
{
    private static readonly ConcurrentDictionary<Type, CmdletParameters> OfTypes = new();

    private readonly Dictionary<string, CmdletParameter> _byName;

    private CmdletParameters(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>();
        DefaultSet = attribute?.DefaultParameterSetName ?? ParameterAttribute.AllParameterSets;
        Impact = attribute?.ConfirmImpact ?? ConfirmImpact.Medium;
        _byName = cmdlet.GetProperties().Where(p => p.IsDefined(typeof(ParameterAttribute), inherit: true)).Select(p => new CmdletParameter(p)).Where(p => !p.IsHidden)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        CmdletParameter[] columns = [.. _byName.Values.Where(p => p.Sets.Any(s => s.ValueFromPipelineByPropertyName))];
        Columns = [.. columns.SelectMany(p => (string[])[p.Name, .. p.Aliases])];
        MandatoryColumns = [.. columns.Where(p => p.Sets.All(s => s.Mandatory)).Select(p => p.Name)];
        FromPipeline = [.. _byName.Values.Where(p => p.TakesPipelineInput && !p.Property.PropertyType.IsValueType)];
    }

    /// <summary>All parameters.</summary>
    public IEnumerable<CmdletParameter> All => _byName.Values;

    /// <summary>The default parameter set.</summary>
    public string DefaultSet { get; }

    /// <summary>How much the cmdlet changes: compared with $ConfirmPreference.</summary>
    public ConfirmImpact Impact { get; }

    /// <summary>The parameters that a piped object can fill and whose type allows an empty value.</summary>
    public CmdletParameter[] FromPipeline { get; }

    /// <summary>The columns of a row that can fill a parameter.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that a row must have, unless they are typed.</summary>
    public IReadOnlyList<string> MandatoryColumns { get; }

    /// <summary>The parameters of a cmdlet.</summary>
    public static CmdletParameters Of(Type cmdlet) => OfTypes.GetOrAdd(cmdlet, static type => new CmdletParameters(type));

    /// <summary>The parameter with the name; null for a common parameter.</summary>
    public CmdletParameter? Find(string name) => _byName.TryGetValue(name, out var parameter) ? parameter : null;

    /// <summary>What selects a parameter set: -Direct; "" if nothing has to.</summary>
    public string ChoiceOf(string set) =>
        string.Join(" and ", _byName.Values.Where(p => p.Sets is [{ Mandatory: true } only] && only.ParameterSetName == set).Select(p => $"-{p.Name}"));
}
