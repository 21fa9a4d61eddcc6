namespace PortSipCallControl.Tests.Loading;

public sealed class SharedRegistrationTests
{
    private readonly List<string> _log = [];
    private readonly SharedRegistration _registration;

    public SharedRegistrationTests() => _registration = new SharedRegistration(() => _log.Add("begin"), () => _log.Add("end"));

    [Fact]
    public void It_begins_with_the_first_import_and_ends_with_the_last_removal()
    {
        _registration.Add();
        _registration.Add();
        _registration.Remove();
        Assert.Equal(["begin"], _log);

        _registration.Remove();
        Assert.Equal(["begin", "end"], _log);
    }

    [Fact]
    public void A_removal_too_many_takes_nothing_from_the_next_import()
    {
        _registration.Remove();
        _registration.Add();

        Assert.Equal(["begin"], _log);
    }
}
