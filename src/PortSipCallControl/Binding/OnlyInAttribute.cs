namespace PortSipCallControl;

/// <summary>
/// The parameter sets in which a parameter has an effect. It belongs to others as well, so that a value of
/// $PSDefaultParameterValues doesn't select the set: see <see cref="GivenValues"/>.
/// </summary>
/// <param name="sets">Their names.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OnlyInAttribute(params string[] sets) : Attribute
{
    public IReadOnlyList<string> Sets => sets;
}
