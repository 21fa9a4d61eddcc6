using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Removes profiles. A secret that one of them names stays in its vault.</summary>
[Cmdlet(VerbsCommon.Remove, "PortSipProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
public sealed class RemovePortSipProfileCommand : ProfileCommand
{
    /// <summary>The names of the profiles; wildcards are supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NameList]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessRecordAsync(CancellationToken cancellationToken) => EachAsync(Matching(Name), name =>
        ShouldProcess(name, "Remove the profile") ? Profiles.RemoveAsync(name, cancellationToken) : Task.CompletedTask);
}
