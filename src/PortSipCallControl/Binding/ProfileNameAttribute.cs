using System.Collections;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For the name of a profile, or the profile itself. Of other piped objects, the binder examines the properties.</summary>
internal sealed class ProfileNameAttribute : PlainTextAttribute
{
    /// <summary>Whether the parameter accepts several profiles.</summary>
    public bool IsMany { get; set; }

    private protected override bool IsList => IsMany;

    private protected override string Kind => "the name of a profile";

    private protected override string One(object? input) => Given.Value(input) switch
    {
        PortSipProfile profile => profile.Name,
        string or null => base.One(input),
        IList { Count: 0 } => base.One(input: null),
        var other => throw Unbindable.Because($"The name of a profile is expected, not a [{other.GetType().Name}].", new PSInvalidCastException()),
    };
}
