using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The report of once-only actions that were or may have been carried out but weren't emitted because the pipeline ended early.</summary>
internal sealed class UnreportedActions
{
    private readonly List<string> _done = [];
    private readonly List<string> _unknown = [];
    private OnceOnlyVerb? _verb;

    /// <summary>Adds an action that was carried out.</summary>
    /// <param name="action">The action.</param>
    /// <param name="target">Its target, as an error would name it.</param>
    public void AddDone(OnceOnlyAction action, object target)
    {
        _verb = action.Verb;
        var parties = target is string text && text != action.Call?.Id ? text : null;
        var details = string.Join(", ", new[] { parties, action.Sequel }.OfType<string>());
        _done.Add(action.Call is { } call && parties is not null ? $"{call.Id} ({details})" : $"{target}");
    }

    /// <summary>Adds an action that may have been carried out.</summary>
    public void AddUnknown(OnceOnlyAction action, object target)
    {
        _verb = action.Verb;
        _unknown.Add($"{target}");
    }

    /// <summary>The report; null if there is nothing to report.</summary>
    public override string? ToString()
    {
        if (_verb is null)
            return null;
        var text = "The pipeline ended early.";
        if (_done.Count > 0)
            text += $" {_verb.Of(_done.Count)} but not reported: {string.Join(", ", _done)}.";
        if (_unknown.Count > 0)
            text += $" It isn't known whether {_verb.Of(_unknown.Count)}: {string.Join(", ", _unknown)}.";
        return _verb.Advice is null ? text : $"{text} {_verb.Advice}";
    }
}
