using PortSip.Simulator;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>Anyone on this computer can send a request to a simulator; its journal only shows it.</summary>
public sealed class HostileRequestTests
{
    [Fact]
    public async Task Every_view_of_the_journal_shows_only_symbols_and_the_original_is_there()
    {
        const string Body = "{ \"user_data\": \"\u009b31m\u202E\u007f\" }\r\nFAKE";
        await using var hostile = await HostileSession.StartAsync();
        hostile.Session.Get("$simulator = Start-PortSipSimulator");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{hostile.Session.Single<string>("$simulator.Server")}/api/\u202E?x=\u009b") { Content = new StringContent(Body) };
        request.Headers.TryAddWithoutValidation("X-Words", "a\u0009b");
        using var answer = await http.SendAsync(request);

        foreach (var view in HostileSession.Views)
            Assert.NotEmpty(hostile.Run($"$simulator | Get-PortSipSimulatorRequest | {view}").Output);
        var entry = hostile.Session.Single<SimulatorJournalEntry>("$simulator | Get-PortSipSimulatorRequest");
        Assert.Equal("{ \"user_data\": \"\\u009b31m\\u202e\\u007f\" }  FAKE", entry.Body);
        Assert.Equal(Body, entry.GetRaw("body"));
        Assert.Equal(entry.StatusCode, entry.GetRaw("StatusCode"));
    }
}
