using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A cmdlet for profiles that are found by name.</summary>
public abstract class ProfileCommand : PortSipCmdlet
{
    private protected PortSipProfiles Profiles => SessionProfiles.Of(this);

    /// <summary>The names that match. A name without wildcards is returned even if no profile has it.</summary>
    private protected IReadOnlyList<string> Matching(string[] wanted)
    {
        var names = Profiles.ListNames();
        return
        [
            .. wanted.SelectMany(name => WildcardPattern.ContainsWildcardCharacters(name)
                    ? names.Where(NamePatterns.Of("Name", [name]).Match)
                    : [names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) ?? name])
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
