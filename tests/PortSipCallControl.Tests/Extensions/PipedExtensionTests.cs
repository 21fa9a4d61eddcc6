using PortSip.Client;

namespace PortSipCallControl.Tests.Extensions;

/// <summary>What an extension is when it is piped, and what isn't read of it.</summary>
public sealed class PipedExtensionTests
{
    [Fact]
    public void A_piped_extension_loses_the_registrations_of_all_its_devices()
    {
        using var test = new SimulatedSession();

        test.Get("Get-PortSipExtension 1003, 1004 | Disconnect-PortSipDevice");

        Assert.Equal("1003 1004", string.Join(" ", test.Get("(Get-PortSipExtension -Status Offline).ExtensionNumber")));
        Assert.Empty(test.Run("Get-PortSipExtension 1003 | Disconnect-PortSipDevice").Errors);
    }

    [Theory]
    [InlineData("Get-PortSipExtension 1003 | New-PortSipCall 1001")]
    [InlineData("Get-PortSipAgent 8000 1008 | New-PortSipCall 1001")]
    [InlineData("[pscustomobject]@{ ExtensionNumber = '1001'; Callee = '1004' } | New-PortSipCall 1001")]
    public void A_piped_extension_or_agent_is_the_callee_unless_there_is_another(string command)
    {
        using var test = new SimulatedSession();

        var call = test.Single<PortSipCall>(command);

        Assert.Equal(("1001", command.Contains("1004", StringComparison.Ordinal) ? "1004" : command.Contains("1008", StringComparison.Ordinal) ? "1008" : "1003"), (call.Caller, call.Callee));
    }

    [Fact]
    public void Forwarding_that_was_not_read_is_nothing_and_not_an_empty_list()
    {
        using var test = new SimulatedSession();

        Assert.Null(test.Single<PortSipExtension>("Get-PortSipExtension 1003").Forwarding);
        Assert.NotEmpty(test.Single<PortSipExtension>("Get-PortSipExtension 1003 -IncludeForwarding").Forwarding!);
    }

    [Theory]
    [InlineData("Set-PortSipExtension 1003, 1004 -Forward Busy -To 1003")]
    [InlineData("Get-PortSipExtension 1003, 1004 | Set-PortSipExtension -Forward Busy -To 1003")]
    public void An_extension_is_not_forwarded_to_itself_and_the_others_are(string command)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Equal(("ValidationFailed", "The calls of the extension 1003 can't be forwarded to itself."), (result.ErrorId, result.Error.ErrorDetails.Message));
        Assert.Equal("1003", result.Error.TargetObject);
        Assert.Contains("1003", string.Join(" ", test.Get("(Get-PortSipExtension 1004 -IncludeForwarding).Forwarding.Number")), StringComparison.Ordinal);
    }
}
