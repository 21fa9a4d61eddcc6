namespace PortSipCallControl;

/// <summary>
/// The parameter sets in which a parameter means something. It is a member of others as well, so that a value of
/// $PSDefaultParameterValues doesn't choose the set: see <see cref="GivenValues"/>.
/// </summary>
/// <param name="sets">Their names.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OnlyInAttribute(params string[] sets) : Attribute
{
    public IReadOnlyList<string> Sets => sets;
}
