using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the profiles for Connect-PortSip.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipProfile")]
[OutputType(typeof(PortSipProfile))]
public sealed class GetPortSipProfileCommand : ProfileCommand
{
    /// <summary>The names of the profiles; wildcards are supported. If omitted, all profiles.</summary>
    [Parameter(Position = 0)]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => EachAsync(Matching(Name), name =>
    {
        WriteObject(Profiles.Get(name));
        return Task.CompletedTask;
    });
}
