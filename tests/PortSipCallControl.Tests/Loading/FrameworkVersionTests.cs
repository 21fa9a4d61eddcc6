namespace PortSipCallControl.Tests.Loading;

/// <summary>An older .NET Framework is named at import, where a type would fail to load later.</summary>
public sealed class FrameworkVersionTests
{
    [Theory]
    [InlineData("4.6.1590")]
    [InlineData("4.7.2558")]
    [InlineData("4.7.3000")]
    public void One_before_4_7_2_is_refused_in_a_sentence(string version) =>
        Assert.Equal($"PortSipCallControl requires .NET Framework 4.7.2 or later; this computer has {version}.", FrameworkVersion.Problem(version));

    [Theory]
    [InlineData("4.7.3056")]
    [InlineData("4.7.3190")]
    [InlineData("4.8.4645")]
    [InlineData("4.8.9300")]
    [InlineData("")]
    [InlineData(null)]
    public void One_from_4_7_2_on_or_one_that_cannot_be_read_is_taken(string? version) => Assert.Null(FrameworkVersion.Problem(version));
}
