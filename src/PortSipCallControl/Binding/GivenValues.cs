using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>
/// What a cmdlet was given, judged before it does anything. A value that is given and empty never means "all" or "the default", as one
/// that isn't given does; a text can be what it is taken for; and what $PSDefaultParameterValues adds doesn't get in the way.
/// </summary>
internal sealed class GivenValues
{
    private readonly PSCmdlet _cmdlet;
    private readonly CmdletParameters _parameters;
    private readonly HashSet<string> _typed;
    // What was typed and means something in some parameter sets only: usually nothing, and this is looked at for each piped object.
    private readonly CmdletParameter[] _typedForSomeSets;

    /// <summary>Make it before the first record: then only what was typed is bound.</summary>
    public GivenValues(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _parameters = CmdletParameters.Of(cmdlet.GetType());
        _typed = new HashSet<string>(cmdlet.MyInvocation.BoundParameters.Keys, StringComparer.OrdinalIgnoreCase);
        _typedForSomeSets = [.. _typed.Select(_parameters.Find).OfType<CmdletParameter>().Where(p => p.OnlyIn.Count > 0)];
    }

    /// <summary>Whether the parameter was typed or splatted, and not only filled by $PSDefaultParameterValues.</summary>
    public bool IsExplicit(string parameter) =>
        _typed.Contains(parameter) && !DefaultParameterValues.Explain(_cmdlet, _parameters.Find(parameter)!, _cmdlet.MyInvocation.BoundParameters[parameter]);

    /// <summary>What is wrong with what was typed, or null. It concerns all that is piped.</summary>
    public PortSipException? TypedProblem() =>
        ProblemOf(_typed.Select(_parameters.Find).OfType<CmdletParameter>().Where(p => p.OnlyIn.Count == 0))
        ?? ConnectionProblem()
        // With piped input the parameter set is known with the first object.
        ?? (_cmdlet.MyInvocation.ExpectingInput ? null : SetProblem());

    /// <summary>
    /// What is wrong with what was typed for some parameter sets only, once the other parameters, or the piped object, have chosen one;
    /// or null.
    /// </summary>
    public PortSipException? SetProblem()
    {
        if (_typedForSomeSets.Length == 0)
            return null;
        var parameters = _typedForSomeSets.ToLookup(p => p.FitsIn(_cmdlet.ParameterSetName));
        return parameters[false].FirstOrDefault(p => IsExplicit(p.Name)) is { } misfit ? Validation.Failed(Misfit(misfit)) : ProblemOf(parameters[true]);
    }

    /// <summary>What is wrong with what this piped object brought, or null.</summary>
    public PortSipException? PipedProblem()
    {
        foreach (var parameter in _parameters.FromPipeline)
        {
            // What was bound for an earlier object still stands among the bound parameters; the property has this one's.
            if (!_typed.Contains(parameter.Name) && parameter.FitsIn(_cmdlet.ParameterSetName) && parameter.ProblemOfPiped(parameter.Property.GetValue(_cmdlet)) is { } problem)
                return Validation.Failed(problem);
        }
        return null;
    }

    // The engine warns of a default that it can't bind, and goes on: at another PBX than the one that was meant.
    private PortSipException? ConnectionProblem() =>
        _parameters.Find(nameof(ConnectedCmdlet.Connection)) is { } connection && !_typed.Contains(connection.Name) && connection.IsIn(_cmdlet.ParameterSetName) && DefaultParameterValues.Want(_cmdlet, connection)
            ? Validation.Failed("The default for -Connection in $PSDefaultParameterValues isn't a connection of this session. Correct or remove it, or specify -Connection.")
            : null;

    private PortSipException? ProblemOf(IEnumerable<CmdletParameter> parameters) =>
        parameters.Select(p => p.ProblemOfTyped(_cmdlet.MyInvocation.BoundParameters[p.Name])).FirstOrDefault(p => p is not null) is { } problem ? Validation.Failed(problem) : null;

    private string Misfit(CmdletParameter parameter)
    {
        var needed = string.Join(" or ", parameter.OnlyIn.Select(_parameters.ChoiceOf).Where(choice => choice.Length > 0));
        return needed.Length > 0
            ? $"-{parameter.Name} has no effect without {needed}. Add it, or omit -{parameter.Name}."
            : $"-{parameter.Name} filters a list, and can't be combined with {(_cmdlet.MyInvocation.ExpectingInput ? "piped input" : _parameters.ChoiceOf(_cmdlet.ParameterSetName))}. Omit one of them.";
    }
}
