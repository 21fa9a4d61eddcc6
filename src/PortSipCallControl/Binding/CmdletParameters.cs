using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace PortSipCallControl;

/// <summary>The parameters of a cmdlet that people see, as its code declares them.</summary>
internal sealed class CmdletParameters
{
    private static readonly ConcurrentDictionary<Type, CmdletParameters> OfTypes = new();

    private readonly Dictionary<string, CmdletParameter> _byName;

    private CmdletParameters(Type cmdlet)
    {
        DefaultSet = cmdlet.GetCustomAttribute<CmdletAttribute>()?.DefaultParameterSetName ?? ParameterAttribute.AllParameterSets;
        _byName = cmdlet.GetProperties().Where(p => p.IsDefined(typeof(ParameterAttribute), inherit: true)).Select(p => new CmdletParameter(p)).Where(p => !p.IsHidden)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        CmdletParameter[] columns = [.. _byName.Values.Where(p => p.Sets.Any(s => s.ValueFromPipelineByPropertyName))];
        Columns = [.. columns.SelectMany(p => (string[])[p.Name, .. p.Aliases])];
        MandatoryColumns = [.. columns.Where(p => p.Sets.All(s => s.Mandatory)).Select(p => p.Name)];
        FromPipeline = [.. _byName.Values.Where(p => p.TakesPipelineInput && !p.Property.PropertyType.IsValueType)];
    }

    /// <summary>All of them.</summary>
    public IEnumerable<CmdletParameter> All => _byName.Values;

    /// <summary>The set that serves where nothing chooses another.</summary>
    public string DefaultSet { get; }

    /// <summary>Those that a piped object can fill, and whose type has room for nothing.</summary>
    public CmdletParameter[] FromPipeline { get; }

    /// <summary>The columns of a row that can fill a parameter.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that a row has to have, unless they are typed.</summary>
    public IReadOnlyList<string> MandatoryColumns { get; }

    /// <summary>Those of a cmdlet.</summary>
    public static CmdletParameters Of(Type cmdlet) => OfTypes.GetOrAdd(cmdlet, static type => new CmdletParameters(type));

    /// <summary>The parameter with the name; null for a common one.</summary>
    public CmdletParameter? Find(string name) => _byName.TryGetValue(name, out var parameter) ? parameter : null;

    /// <summary>What chooses a parameter set: -Direct; "" where nothing has to.</summary>
    public string ChoiceOf(string set) =>
        string.Join(" and ", _byName.Values.Where(p => p.Sets is [{ Mandatory: true } only] && only.ParameterSetName == set).Select(p => $"-{p.Name}"));
}
