namespace PortSipCallControl.Tests.Binding;

/// <summary>An unknown value of a parameter with a fixed set of values is an error that lists them.</summary>
public sealed class EnumValueTests
{
    [Theory]
    [InlineData("Set-PortSipAgent 8000 1008 -Status Redy", "'Redy' isn't one of Ready, NotReady, WrapUp, Break, Lunch, LoggedIn, LoggedOut. Did you mean Ready?")]
    [InlineData("Get-PortSipExtension -Status Online, Ofline", "'Ofline' isn't one of Online, Offline, OnCall. Did you mean Offline?")]
    [InlineData("Set-PortSipExtension 1003 -Forward Buzy -To 1004", "Did you mean Busy?")]
    [InlineData("Set-PortSipExtension 1003 -Forward Busy -To 1004 -Hours Ofice", "'Ofice' isn't one of All, Office, NonOffice. Did you mean Office?")]
    [InlineData("New-PortSipCall 1001 1002 -WaitFor Answred", "'Answred' isn't one of None, Ringing, Answered, Ended. Did you mean Answered?")]
    [InlineData("Set-PortSipSimulatorRule 1002 Bussy", "Did you mean Busy?")]
    [InlineData("Set-PortSipSimulatorRule -License xyz", "'xyz' isn't one of Valid, Missing, Unreadable.")]
    [InlineData("Get-PortSipSimulatorRequest -Operation ListQueue", "Did you mean ListQueues?")]
    [InlineData("Invoke-PortSipRestMethod sessions Put", "'Put' isn't one of Get, Post.")]
    [InlineData("Get-PortSipCdr | Measure-PortSipCall -By Hours", "Did you mean Hour?")]
    [InlineData("Watch-PortSipEvent -Topic Cdrs -First 1", "Did you mean Cdr?")]
    public void The_error_names_the_values_and_the_nearest(string command, string message)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Contains(message, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(test.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NotR", "NotReady")]
    [InlineData("NOT_READY", "NotReady")]
    public void A_beginning_and_the_API_s_word_are_values(string typed, string status)
    {
        using var test = new SimulatedSession();

        Assert.Equal(status, test.Single<PortSip.Client.PortSipAgent>($"Set-PortSipAgent 8000 1008 -Status {typed} -PassThru").Status);
    }
}
