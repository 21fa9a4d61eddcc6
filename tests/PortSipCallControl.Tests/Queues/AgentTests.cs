using System.Globalization;
using System.Management.Automation;
using PortSip.Client;
using PortSip.Testing;
using PortSipCallControl.Tests.Strangers;

namespace PortSipCallControl.Tests.Queues;

/// <summary>Agents in all of their queues, their reasons, and how many requests reading them takes.</summary>
public sealed class AgentTests
{
    [Fact]
    public void An_agent_is_set_in_all_of_its_queues_with_a_reason()
    {
        using var test = new SimulatedSession("-QueueNumber 8000, 8100");

        var agents = test.Get("Set-PortSipAgent 1008 NotReady -AllQueues -Reason Meeting -PassThru");

        Assert.Equal(["1008 in 8000: NotReady Meeting", "1008 in 8100: NotReady Meeting"], agents.Select(o => (PortSipAgent)o.BaseObject).Select(a => $"{a} {a.Reason}").Order());
        Assert.Equal(2, test.Requests.Count(r => r.StartsWith("POST /api/users/", StringComparison.Ordinal) && r.EndsWith("""{"status":"NOT_READY","reason":"Meeting"}""", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Get-PortSipExtension 1008, 1009 | Set-PortSipAgent -AllQueues -Status Ready", "1008 1009")]
    [InlineData("Get-PortSipAgent 8000 | Where-Object ExtensionNumber -eq 1010 | Set-PortSipAgent -AllQueues -Status Ready", "1010")]
    [InlineData("[pscustomobject]@{ ExtensionNumber = '1009'; Status = 'READY' } | Set-PortSipAgent -AllQueues", "1009")]
    public void Extensions_agents_and_rows_are_piped_in(string command, string ready)
    {
        using var test = new SimulatedSession("-QueueNumber 8000, 8100");

        test.Get(command);

        Assert.Equal(ready, string.Join(" ", test.Get("(Get-PortSipAgent 8100 | Where-Object Status -eq Ready).ExtensionNumber")));
    }

    [Theory]
    [InlineData("Set-PortSipAgent 1001 Ready -AllQueues", "The extension 1001 isn't an agent of any queue.")]
    [InlineData("Set-PortSipAgent 9999 Ready -AllQueues", "There is no extension with the number 9999.")]
    public void An_extension_without_queues_and_an_unknown_one_are_NotFound(string command, string message)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Equal(("NotFound", message), (result.ErrorId, result.Error.ErrorDetails.Message));
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        using var test = new SimulatedSession();

        test.Get("Set-PortSipAgent 1008, 1009 Ready -AllQueues -WhatIf");

        Assert.Empty(test.Requests);
    }

    [Fact]
    public void A_manager_can_give_another_agent_s_reason_in_one_queue()
    {
        using var test = new SimulatedSession();

        Assert.Equal("Training", test.Single<PortSipAgent>("Set-PortSipAgent 8000 1008 NotReady -Reason Training -PassThru").Reason);
    }

    [Theory]
    [InlineData("22.3", "Set-PortSipAgent 8000 1008 NotReady -Reason ", "Meeting Paperwork Training")]
    [InlineData("22.8", "Set-PortSipAgent -Self NotReady -Reason p", "Paperwork")]
    [InlineData("22.2", "Set-PortSipAgent 8000 1008 NotReady -Reason p", "p")]
    public void Tab_offers_the_reasons_that_the_tenant_has_defined_and_never_files(string version, string line, string offered)
    {
        using var test = new SimulatedSession($"-Version {version}");

        Assert.Equal(offered, string.Join(" ", Completion.Completion.Of(test.Session, line).CompletionMatches.Select(match => match.CompletionText)));
    }

    // 500 agents take 21 rounds of 24 requests, one for the queues and one for their agents.
    [Theory]
    [InlineData(1, 500)]
    [InlineData(40, 0)]
    public async Task Reading_agents_takes_few_round_trips(int queues, int agents)
    {
        // Nothing is answered before as many requests as can be in flight have arrived: fewer at a time would wait forever.
        const int together = 24;
        var (held, remaining, rounds) = (new List<TaskCompletionSource>(), Math.Max(agents, queues - 1), 0);
        await using var pbx = await FakePbx.StartAsync(async (request, ending) =>
        {
            var isAgent = request.Path.Contains("/agents/", StringComparison.Ordinal);
            if (isAgent || (agents == 0 && request.Path.EndsWith("/agents", StringComparison.Ordinal) && !request.Path.Contains("/q1/", StringComparison.Ordinal)))
                await Arrive().WaitAsync(ending);
            else
                Interlocked.Increment(ref rounds);
            return isAgent ? Answer.Json("""{"status":"READY"}""")
                : request.Path.EndsWith("/agents", StringComparison.Ordinal) ? Items(agents, i => $$"""{"extension_number":"{{1000 + i}}"}""")
                : Items(queues, i => $$"""{"id":"q{{i}}","name":"Queue","extension_number":"{{8000 + i}}"}""");
        });
        using var session = new PowerShellSession();
        HostilePbx.Connect(session, pbx);

        var read = session.Get("Get-PortSipAgent");

        Assert.Equal(agents, read.Count);
        Assert.True(rounds <= ((Math.Max(agents, queues) + 15) / 16) + 1, $"{rounds} round trips");

        Task Arrive()
        {
            lock (held)
            {
                var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                held.Add(arrived);
                if (held.Count == Math.Min(together, remaining))
                {
                    rounds++;
                    remaining -= held.Count;
                    held.ForEach(one => one.SetResult());
                    held.Clear();
                }
                return arrived.Task;
            }
        }
    }

    private static Answer Items(int count, Func<int, string> item) =>
        Answer.Json(string.Create(CultureInfo.InvariantCulture, $$"""{"count":{{count}},"items":[{{string.Join(",", Enumerable.Range(1, count).Select(item))}}]}"""));
}
