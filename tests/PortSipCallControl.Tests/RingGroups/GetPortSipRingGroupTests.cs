using PortSip.Client;

namespace PortSipCallControl.Tests.RingGroups;

/// <summary>The simulator has the ring groups 6000 Sales and 6001 Reception.</summary>
public sealed class GetPortSipRingGroupTests
{
    [Fact]
    public void A_group_has_its_number_name_strategy_and_ring_time()
    {
        using var test = new SimulatedSession();
        test.Get("Set-PortSipSimulatorRule -RingGroup 6000 -Strategy CyclicHunt -RingSec 15");

        var group = test.Single<PortSipRingGroup>("Get-PortSipRingGroup 6000");

        Assert.Equal(("6000", "Sales", "CYCLIC_HUNT", 15, true), (group.RingGroupNumber, group.Name, group.RingStrategy, group.RingSeconds, group.SkipsBusyMembers));
    }

    [Theory]
    [InlineData("Get-PortSipRingGroup", "6000 6001")]
    [InlineData("Get-PortSipRingGroup 6*1", "6001")]
    [InlineData("Get-PortSipRingGroup -Name S*", "6000")]
    [InlineData("'6001' | Get-PortSipRingGroup", "6001")]
    [InlineData("Get-PortSipRingGroup (Get-PortSipRingGroup 6001).Id", "6001")]
    [InlineData("Get-PortSipRingGroup 7*", "")]
    public void They_are_found_by_number_and_name(string command, string found)
    {
        using var test = new SimulatedSession();

        Assert.Equal(found, string.Join(" ", test.Get(command).Select(o => ((PortSipRingGroup)o.BaseObject).RingGroupNumber)));
    }

    [Fact]
    public void A_group_is_piped_to_the_cmdlets_of_its_members()
    {
        using var test = new SimulatedSession();

        Assert.Equal("1001", test.Single<PortSipRingGroupMember>("Get-PortSipRingGroup 6001 | Get-PortSipRingGroupMember").ExtensionNumber);
    }

    [Theory]
    [InlineData("Get-PortSipRingGroup 6009, 6000", "6009")]
    [InlineData("Get-PortSipRingGroup -Name Sale", "Sales")]
    public void One_that_does_not_exist_is_NotFound(string command, string said)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Contains(said, result.Error.Exception.Message, StringComparison.Ordinal);
    }
}
