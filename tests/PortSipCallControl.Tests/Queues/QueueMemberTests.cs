using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Queues;

/// <summary>The API only replaces the whole list of a queue's members. The queue 8000 of the simulator has the members 1008, 1009 and 1010.</summary>
public sealed class QueueMemberTests
{
    [Fact]
    public void Members_have_names_skill_levels_and_their_queue()
    {
        using var test = new SimulatedSession();

        var member = test.Single<PortSipQueueMember>("Get-PortSipQueueMember 8000 1009");

        Assert.Equal(("1009", "Extension 1009", 1, "8000", "Support"), (member.ExtensionNumber, member.DisplayName, member.SkillLevel, member.QueueNumber, member.QueueName));
    }

    [Theory]
    [InlineData("Get-PortSipQueueMember", "8000:1008 8000:1009 8000:1010 8001:1001 8001:1008")]
    [InlineData("Get-PortSipQueueMember 8001", "8001:1001 8001:1008")]
    [InlineData("Get-PortSipQueueMember 800* 100[89]", "8000:1008 8000:1009 8001:1008")]
    [InlineData("Get-PortSipQueue | Get-PortSipQueueMember -ExtensionNumber 1008", "8000:1008 8001:1008")]
    [InlineData("Get-PortSipQueueMember 8001, 8000 1008", "8001:1008 8000:1008")]
    public void They_are_found_by_queue_and_number(string command, string found)
    {
        using var test = TwoQueues();

        Assert.Equal(found, Members(test, command));
    }

    [Theory]
    [InlineData("Add-PortSipQueueMember 8000 1001", "1008:1 1009:1 1010:1 1001:1")]
    [InlineData("Add-PortSipQueueMember 8000 1001, 1002 -SkillLevel 40", "1008:1 1009:1 1010:1 1001:40 1002:40")]
    [InlineData("Add-PortSipQueueMember 8000 1009 -SkillLevel 40", "1008:1 1009:40 1010:1")]
    [InlineData("1001, 1002 | Add-PortSipQueueMember 8000", "1008:1 1009:1 1010:1 1001:1 1002:1")]
    [InlineData("Get-PortSipExtension 1001 | Add-PortSipQueueMember 8000", "1008:1 1009:1 1010:1 1001:1")]
    [InlineData("Remove-PortSipQueueMember 8000 1009", "1008:1 1010:1")]
    [InlineData("Get-PortSipQueueMember 8000 | Remove-PortSipQueueMember", "")]
    [InlineData("Get-PortSipAgent 8000 | Where-Object ExtensionNumber -ne 1010 | Remove-PortSipQueueMember", "1010:1")]
    public void Only_the_named_members_change(string command, string after)
    {
        using var test = new SimulatedSession();

        test.Get(command);

        // Piped members are added at the same time, so their order isn't certain.
        Assert.Equal(after.Split(' ').Order(StringComparer.Ordinal), Skills(test).Split(' ').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("50.7")]
    [InlineData("99999999999")]
    public void A_skill_level_that_is_not_a_whole_number_is_an_error_of_its_row(string level)
    {
        using var test = new SimulatedSession();

        var result = test.Run($"'Queue,ExtensionNumber,SkillLevel','8000,1001,{level}','8000,1002, 7 ' | ConvertFrom-Csv | Add-PortSipQueueMember");

        Assert.Contains($"'{level}' isn't a whole number", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Equal("1008:1 1009:1 1010:1 1002:7", Skills(test));
    }

    [Fact]
    public void A_number_that_is_not_an_extension_is_refused_and_nothing_changes()
    {
        using var test = new SimulatedSession();

        var result = test.Run("Add-PortSipQueueMember 8000 1001, 1099");

        Assert.Equal("ValidationFailed", result.ErrorId);
        Assert.Equal("1008:1 1009:1 1010:1", Skills(test));
    }

    [Fact]
    public void The_rows_of_a_file_move_members_between_queues_and_keep_the_skill_of_an_empty_cell()
    {
        using var test = TwoQueues();
        test.Get("Add-PortSipQueueMember 8000 1010 -SkillLevel 9");

        test.Get("""
            @'
            Queue,ExtensionNumber,SkillLevel
            8001,1010,30
            8000,1010,
            8000,1001,20
            '@ | ConvertFrom-Csv | Add-PortSipQueueMember
            Get-PortSipQueueMember 8000 1008 | Add-PortSipQueueMember -Queue 8001
            """);

        Assert.Equal("1008:1 1009:1 1010:9 1001:20", Skills(test));
        Assert.Equal("8001:1001 8001:1008 8001:1010", Members(test, "Get-PortSipQueueMember 8001"));
    }

    [Theory]
    [InlineData("Add-PortSipQueueMember 8000 1008, 1009")]
    [InlineData("Add-PortSipQueueMember 8000 1008 -SkillLevel 1")]
    public void A_member_who_is_already_as_wanted_is_not_sent(string command)
    {
        using var test = new SimulatedSession();

        test.Get(command);

        Assert.DoesNotContain(test.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void Removing_an_extension_that_is_not_a_member_is_NotFound_and_the_others_are_removed()
    {
        using var test = new SimulatedSession();

        var result = test.Run("Remove-PortSipQueueMember 8000 1009, 1001");

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Equal("The queue 8000 has no member 1001.", result.Error.ErrorDetails.Message);
        Assert.Contains("Get-PortSipQueueMember", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("1008:1 1010:1", Skills(test));
    }

    [Theory]
    [InlineData("Add-PortSipQueueMember 8000 1001 -SkillLevel 0", "ValidationFailed")]
    [InlineData("Add-PortSipQueueMember 8000 1001 -SkillLevel 101", "ValidationFailed")]
    [InlineData("Add-PortSipQueueMember 8000 1001 -SkillLevel ''", "ValidationFailed")]
    [InlineData("Add-PortSipQueueMember 1001 8000", "NotFound")]
    [InlineData("Add-PortSipQueueMember 8099 1001", "NotFound")]
    [InlineData("Remove-PortSipQueueMember 8099 1001", "NotFound")]
    [InlineData("Get-PortSipQueueMember 8099", "NotFound")]
    public void A_wrong_queue_or_skill_level_is_an_error_and_nothing_is_sent(string command, string error)
    {
        using var test = new SimulatedSession();

        Assert.Equal(error, test.Run(command).ErrorId);

        Assert.DoesNotContain(test.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Add-PortSipQueueMember 8000 1001, 1002 -SkillLevel 5", "Change the members of the queue 8000 (add 1001, 1002 with the skill level 5) (POST /call_queues/8000/agents)")]
    [InlineData("Remove-PortSipQueueMember 8000 1009", "Change the members of the queue 8000 (remove 1009) (POST /call_queues/8000/agents)")]
    public void WhatIf_shows_the_change_and_sends_nothing(string command, string text)
    {
        using var test = new SimulatedSession();

        var result = test.Run($"{command} -WhatIf");

        Assert.Contains(text, result.HostText, StringComparison.Ordinal);
        Assert.Empty(test.Requests);
    }

    [Fact]
    public void An_agent_without_permission_to_change_the_queue_gets_Forbidden()
    {
        using var test = new SimulatedSession("-ExtensionNumber (1001..1003)");

        var result = test.Run("$null = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain -Name agent; Add-PortSipQueueMember 8000 1002 -SkillLevel 5 -Connection agent");

        Assert.Equal("Forbidden", result.ErrorId);
    }

    [Fact]
    public async Task Runbooks_that_change_one_queue_at_once_lose_no_member()
    {
        using var test = new SimulatedSession("-ExtensionNumber (1001..1016)");
        var connection = test.Single<PortSipConnection>("$connection");

        await Task.WhenAll(Enumerable.Range(1001, 6).Select(number => Task.Factory.StartNew(
            () =>
            {
                using var runbook = new PowerShellSession();
                runbook.Get($"Add-PortSipQueueMember 8000 {number} -Connection $connection", ("connection", connection));
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Superset(Enumerable.Range(1001, 6).Select(number => $"{number}").ToHashSet(), test.Get("(Get-PortSipQueueMember 8000).ExtensionNumber").Select(number => number.ToString()).ToHashSet());
    }

    [Fact]
    public async Task A_member_whom_another_administrator_drops_at_the_same_moment_is_added_again_and_theirs_is_kept()
    {
        var (sent, result) = await ChangeAsync("""{"items":[{"extension_number":"1008","skill_level":3}]}""", "Add-PortSipQueueMember 8000 1001", count =>
            count == 1 ? """{"items":[{"extension_number":"1008","skill_level":3},{"extension_number":"1002","skill_level":4}]}""" : null);

        Assert.Empty(result.Errors);
        Assert.Equal(
            """{"items":[{"extension_number":"1008","skill_level":3},{"extension_number":"1002","skill_level":4},{"extension_number":"1001","skill_level":1}]}""",
            sent[^1]);
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public async Task A_change_that_never_lasts_is_a_Conflict()
    {
        var (sent, result) = await ChangeAsync("""{"items":[]}""", "Add-PortSipQueueMember 8000 1001", _ => """{"items":[]}""");

        Assert.Equal("Conflict", result.ErrorId);
        Assert.Equal(5, sent.Count);
    }

    [Fact]
    public async Task Unknown_fields_of_members_are_sent_back()
    {
        var (sent, _) = await ChangeAsync(
            """{"items":[{"extension_number":"1008","display_name":"Ann","skill_level":3,"a_field_of_2030":{"x":[1,2.50]},"status":"READY"}]}""",
            "Add-PortSipQueueMember 8000 1008 -SkillLevel 5",
            whoElse: null);

        Assert.Equal("""{"items":[{"extension_number":"1008","skill_level":5,"a_field_of_2030":{"x":[1,2.50]}}]}""", Assert.Single(sent));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"items":{"extension_number":"1008"}}""")]
    [InlineData("""{"items":[{"extension_number":"1008"},{"number":"1009"}]}""")]
    public async Task A_list_that_cannot_be_read_is_never_replaced(string list)
    {
        var (sent, result) = await ChangeAsync(list, "Add-PortSipQueueMember 8000 1001", whoElse: null);

        Assert.Equal("InvalidResponse", result.ErrorId);
        Assert.Empty(sent);
    }

    private static SimulatedSession TwoQueues()
    {
        var test = new SimulatedSession("-QueueNumber 8000, 8001");
        test.Get("Get-PortSipQueueMember 8001 | Remove-PortSipQueueMember; Add-PortSipQueueMember 8001 1001, 1008");
        return test;
    }

    private static string Members(SimulatedSession test, string command) =>
        string.Join(" ", test.Get(command).Select(o => (PortSipQueueMember)o.BaseObject).Select(member => $"{member.QueueNumber}:{member.ExtensionNumber}"));

    private static string Skills(SimulatedSession test) =>
        string.Join(" ", test.Get("Get-PortSipQueueMember 8000").Select(o => (PortSipQueueMember)o.BaseObject).Select(member => $"{member.ExtensionNumber}:{member.SkillLevel}"));

    // A PBX with one queue, whose list someone else may replace right after each of our changes.
    private static async Task<(IReadOnlyList<string> Sent, ScriptResult Result)> ChangeAsync(string list, string command, Func<int, string?>? whoElse)
    {
        var sent = new List<string>();
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (request.Path.EndsWith("/call_queues", StringComparison.Ordinal))
                return Answer.Json("""{"count":1,"items":[{"id":"q1","extension_number":"8000","name":"Support"}]}""");
            if (request.Method == "GET")
                return Answer.Json(list);
            sent.Add(request.Text);
            list = whoElse?.Invoke(sent.Count) ?? request.Text;
            return Answer.Empty();
        });
        using var session = new PowerShellSession();
        var result = session.Run($"$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword); {command}", ("url", pbx.Url));
        return (sent, result);
    }
}
