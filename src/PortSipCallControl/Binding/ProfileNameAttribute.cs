using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>For the name of a profile, or the profile itself. Other piped objects aren't for this parameter.</summary>
internal sealed class ProfileNameAttribute : PlainTextAttribute
{
    private protected override string Kind => "the name of a profile";

    private protected override string One(object? input) => Given.Value(input) switch
    {
        PortSipProfile profile => profile.Name,
        string or null => base.One(input),
        var other => throw Unbindable.Because($"The name of a profile is expected, not a [{other.GetType().Name}].", new PSInvalidCastException()),
    };
}
