namespace PortSipCallControl.Tests.Errors;

/// <summary>A part of something that exists is missing: the advice names the command that lists such parts.</summary>
public sealed class MissingPartTests
{
    [Theory]
    [InlineData("Set-PortSipAgent 8000 1001 -Status Ready", "NotFound", "Get-PortSipQueueMember")]
    [InlineData("Get-PortSipAgent 8000 1001", "NotFound", "Get-PortSipQueueMember")]
    [InlineData("Disconnect-PortSipDevice 1002 nope", "NotFound", "Devices")]
    [InlineData("Remove-PortSipConferenceParticipant 9000 4711", "NotFound", "Get-PortSipConference -Participant")]
    [InlineData("Set-PortSipVoicemail 4711 -Read", "NotFound", "Get-PortSipVoicemail")]
    [InlineData("Get-PortSipQueueStatistic -Source DataFlow", "ServerError", "-Source Records")]
    public void The_advice_says_where_to_look(string command, string error, string advice)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Equal(error, result.ErrorId);
        Assert.Contains(advice, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
