namespace PortSip.Simulator;

/// <summary>Marks an option that is decided when a PBX starts. An imported tenant can change all others.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DecidedAtStartAttribute : Attribute
{
    /// <summary>Whether the option is the tenant's. One that says how the PBX runs isn't in the file of a tenant.</summary>
    public bool IsInFile { get; init; } = true;
}
