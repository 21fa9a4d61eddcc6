using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// Validates a cmdlet's parameter values before it does anything. A value that is specified but empty never means "all" or "the default", as
/// an omitted one does; a text has to be valid for its kind; and what $PSDefaultParameterValues adds doesn't cause errors.
/// </summary>
internal sealed class GivenValues
{
    private readonly PSCmdlet _cmdlet;
    private readonly CmdletParameters _parameters;
    // An array: a command is typed with a few parameters, and thousands of commands are created.
    private readonly string[] _typed;
    // The typed parameters that have an effect only in some parameter sets: usually none, and this is checked for each piped object.
    private readonly List<CmdletParameter>? _typedForSomeSets;
    // What the pipeline can supply, found with the first object.
    private CmdletParameter[]? _piped;

    /// <summary>Create it before the first record: then only typed parameters are bound.</summary>
    public GivenValues(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _parameters = CmdletParameters.Of(cmdlet.GetType());
        _typed = [.. cmdlet.MyInvocation.BoundParameters.Keys];
        foreach (var name in _typed)
        {
            if (_parameters.Find(name) is { OnlyIn.Count: > 0 } parameter)
                (_typedForSomeSets ??= []).Add(parameter);
        }
    }

    /// <summary>Whether the parameter was bound before the first piped object: it was typed or splatted, or has a default.</summary>
    public bool IsTyped(string parameter)
    {
        foreach (var name in _typed)
        {
            if (string.Equals(name, parameter, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Whether the parameter was typed without its name. The engine's own dictionary of bound parameters lists those; if it doesn't in another
    /// version, none counts as such.
    /// </summary>
    public bool IsPositional(string parameter) =>
        PSObject.AsPSObject(_cmdlet.MyInvocation.BoundParameters).Properties["BoundPositionally"]?.Value is IEnumerable<string> names
        && names.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the parameter was typed or splatted, and not only filled by $PSDefaultParameterValues.</summary>
    public bool IsExplicit(string parameter) =>
        IsTyped(parameter) && !DefaultParameterValues.Explain(_cmdlet, _parameters.Find(parameter)!, _cmdlet.MyInvocation.BoundParameters[parameter]);

    /// <summary>The problem with what was typed, or null. It concerns all piped objects.</summary>
    public PortSipException? TypedProblem() =>
        ProblemInAllSets()
        ?? ConnectionProblem()
        // With piped input, the parameter set is known with the first object.
        ?? (_cmdlet.MyInvocation.ExpectingInput ? null : SetProblem());

    /// <summary>
    /// The problem with what was typed for some parameter sets only, once the other parameters or the piped object have selected one;
    /// or null.
    /// </summary>
    public PortSipException? SetProblem()
    {
        if (_typedForSomeSets is null)
            return null;
        return _typedForSomeSets.Find(p => !Fits(p) && IsExplicit(p.Name)) is { } misfit ? Validation.Failed(Misfit(misfit)) : _typedForSomeSets.FindAll(Fits).Select(ProblemOf).FirstOrDefault(problem => problem is not null);

        bool Fits(CmdletParameter parameter) => parameter.FitsIn(_cmdlet.ParameterSetName);
    }

    /// <summary>The problem with the values of this piped object, or null.</summary>
    public PortSipException? PipedProblem()
    {
        foreach (var parameter in _piped ??= [.. _parameters.FromPipeline.Where(p => !IsTyped(p.Name))])
        {
            // The bound parameters still contain what was bound for an earlier object; the property has the current value.
            if (parameter.FitsIn(_cmdlet.ParameterSetName) && parameter.ProblemOfPiped(parameter.Property.GetValue(_cmdlet)) is { } problem)
                return Validation.Failed(problem);
        }
        return null;
    }

    // If the engine can't bind a default, it warns and continues: at a different PBX than intended.
    private PortSipException? ConnectionProblem() =>
        _parameters.Find(nameof(ConnectedCmdlet.Connection)) is { } connection && !IsTyped(connection.Name) && connection.IsIn(_cmdlet.ParameterSetName) && DefaultParameterValues.Want(_cmdlet, connection)
            ? Validation.Failed("The default for -Connection in $PSDefaultParameterValues isn't a connection of this session. Correct or remove it, or specify -Connection.")
            : null;

    private PortSipException? ProblemInAllSets()
    {
        foreach (var name in _typed)
        {
            if (_parameters.Find(name) is { OnlyIn.Count: 0 } parameter && ProblemOf(parameter) is { } problem)
                return problem;
        }
        return null;
    }

    private PortSipException? ProblemOf(CmdletParameter parameter) =>
        parameter.ProblemOfTyped(_cmdlet.MyInvocation.BoundParameters[parameter.Name]) is { } problem ? Validation.Failed(problem) : null;

    private string Misfit(CmdletParameter parameter)
    {
        var needed = string.Join(" or ", parameter.OnlyIn.Select(_parameters.ChoiceOf).Where(choice => choice.Length > 0));
        return needed.Length > 0
            ? $"-{parameter.Name} has no effect without {needed}. Add it, or omit -{parameter.Name}."
            : $"-{parameter.Name} filters a list, and can't be combined with {(_cmdlet.MyInvocation.ExpectingInput ? "piped input" : _parameters.ChoiceOf(_cmdlet.ParameterSetName))}. Omit one of them.";
    }
}
