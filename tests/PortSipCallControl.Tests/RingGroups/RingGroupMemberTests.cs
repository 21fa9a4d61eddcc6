using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.RingGroups;

/// <summary>The simulator has the ring groups 6000 with the members 1008, 1009 and 1010, and 6001 with 1001. Lists are changed as those of queues are.</summary>
public sealed class RingGroupMemberTests
{
    [Fact]
    public void Members_have_names_skill_levels_and_their_group()
    {
        using var test = new SimulatedSession();

        var member = test.Single<PortSipRingGroupMember>("Get-PortSipRingGroupMember 6000 1009");

        Assert.Equal(("1009", "Extension 1009", 1, "6000", "Sales"), (member.ExtensionNumber, member.DisplayName, member.SkillLevel, member.RingGroupNumber, member.RingGroupName));
    }

    [Theory]
    [InlineData("Get-PortSipRingGroupMember", "6000:1008 6000:1009 6000:1010 6001:1001")]
    [InlineData("Get-PortSipRingGroupMember 6001", "6001:1001")]
    [InlineData("Get-PortSipRingGroupMember 600* 10?[18]", "6000:1008 6001:1001")]
    [InlineData("'6001', '6000' | Get-PortSipRingGroupMember -ExtensionNumber 1001, 1010", "6001:1001 6000:1010")]
    [InlineData("Get-PortSipRingGroupMember 6001 | Get-PortSipRingGroupMember", "6001:1001")]
    [InlineData("Get-PortSipRingGroupMember (Get-PortSipRingGroupMember 6001).RingGroupId", "6001:1001")]
    [InlineData("Get-PortSipRingGroupMember 7*", "")]
    public void They_are_found_by_group_and_number(string command, string found)
    {
        using var test = new SimulatedSession();

        Assert.Equal(found, Members(test, command));
    }

    [Theory]
    [InlineData("Add-PortSipRingGroupMember 6000 1001", "1008:1 1009:1 1010:1 1001:1")]
    [InlineData("Add-PortSipRingGroupMember 6000 1001, 1002 -SkillLevel 40", "1008:1 1009:1 1010:1 1001:40 1002:40")]
    [InlineData("Add-PortSipRingGroupMember 6000 1009 -SkillLevel 40", "1008:1 1009:40 1010:1")]
    [InlineData("Get-PortSipExtension 1001 | Add-PortSipRingGroupMember 6000", "1008:1 1009:1 1010:1 1001:1")]
    [InlineData("Get-PortSipQueueMember 8000 1008 | Remove-PortSipRingGroupMember 6000", "1009:1 1010:1")]
    [InlineData("Get-PortSipRingGroupMember 6000 | Remove-PortSipRingGroupMember", "")]
    [InlineData("'RingGroup,ExtensionNumber,SkillLevel', '6000,1010,30', '6000,1001,', '6001,1002,9' | ConvertFrom-Csv | Add-PortSipRingGroupMember", "1008:1 1009:1 1010:30 1001:1")]
    public void Only_the_named_members_change(string command, string after)
    {
        using var test = new SimulatedSession();

        test.Get(command);

        Assert.Equal(after, Skills(test));
    }

    [Fact]
    public void A_member_who_is_already_as_wanted_is_not_sent()
    {
        using var test = new SimulatedSession();

        test.Get("Add-PortSipRingGroupMember 6000 1008, 1009 -SkillLevel 1");

        Assert.DoesNotContain(test.Requests, IsPost);
    }

    [Fact]
    public void Removing_an_extension_that_is_not_a_member_is_NotFound_and_the_others_are_removed()
    {
        using var test = new SimulatedSession();

        var result = test.Run("Remove-PortSipRingGroupMember 6000 1009, 1001");

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Equal("The ring group 6000 has no member 1001.", result.Error.ErrorDetails.Message);
        Assert.Contains("Get-PortSipRingGroupMember", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("1008:1 1010:1", Skills(test));
    }

    [Theory]
    [InlineData("Add-PortSipRingGroupMember 6000 1001 -SkillLevel 101", "ValidationFailed")]
    [InlineData("Add-PortSipRingGroupMember 1001 6000", "NotFound")]
    [InlineData("Remove-PortSipRingGroupMember 8000 1001", "NotFound")]
    [InlineData("Get-PortSipRingGroupMember 6099", "NotFound")]
    public void A_wrong_group_or_skill_level_is_an_error_and_nothing_is_sent(string command, string error)
    {
        using var test = new SimulatedSession();

        Assert.Equal(error, test.Run(command).ErrorId);

        Assert.DoesNotContain(test.Requests, IsPost);
    }

    [Fact]
    public void WhatIf_shows_the_change_and_sends_nothing()
    {
        using var test = new SimulatedSession();

        var result = test.Run("Add-PortSipRingGroupMember 6000 1001 -SkillLevel 5 -WhatIf");

        Assert.Contains("Change the members of the ring group 6000 (add 1001 with the skill level 5) (POST /ring_groups/6000/agents)", result.HostText, StringComparison.Ordinal);
        Assert.Empty(test.Requests);
    }

    [Fact]
    public void Many_groups_are_read_with_one_request_for_each_and_one_for_their_numbers()
    {
        using var test = new SimulatedSession();

        test.Get("Get-PortSipRingGroupMember");

        Assert.Equal(3, test.Requests.Count(request => request.Contains("ring_groups", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Runbooks_that_change_one_group_at_once_lose_no_member()
    {
        using var test = new SimulatedSession("-ExtensionNumber (1001..1016)");
        var connection = test.Single<PortSipConnection>("$connection");

        await Task.WhenAll(Enumerable.Range(1001, 6).Select(number => Task.Factory.StartNew(
            () =>
            {
                using var runbook = new PowerShellSession();
                runbook.Get($"Add-PortSipRingGroupMember 6000 {number} -Connection $connection", ("connection", connection));
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Superset(Enumerable.Range(1001, 6).Select(number => $"{number}").ToHashSet(), test.Get("(Get-PortSipRingGroupMember 6000).ExtensionNumber").Select(number => number.ToString()).ToHashSet());
    }

    [Fact]
    public async Task A_member_whom_another_administrator_drops_at_the_same_moment_is_added_again_and_unknown_fields_are_kept()
    {
        var list = """{"items":[{"extension_number":"1008","skill_level":3,"a_field_of_2030":true}]}""";
        var sent = new List<string>();
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (request.Path.EndsWith("/ring_groups", StringComparison.Ordinal))
                return Answer.Json("""{"count":1,"items":[{"id":"g1","extension_number":"6000","name":"Sales"}]}""");
            if (request.Method == "GET")
                return Answer.Json(list);
            sent.Add(request.Text);
            list = sent.Count == 1 ? list : request.Text;
            return Answer.Empty();
        });
        using var session = new PowerShellSession();

        var result = session.Run("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword); Add-PortSipRingGroupMember 6000 1001", ("url", pbx.Url));

        Assert.Empty(result.Errors);
        Assert.Equal(2, sent.Count);
        Assert.Equal("""{"items":[{"extension_number":"1008","skill_level":3,"a_field_of_2030":true},{"extension_number":"1001","skill_level":1}]}""", sent[^1]);
    }

    private static bool IsPost(string request) => request.StartsWith("POST", StringComparison.Ordinal);

    private static string Members(SimulatedSession test, string command) =>
        string.Join(" ", test.Get(command).Select(o => (PortSipRingGroupMember)o.BaseObject).Select(member => $"{member.RingGroupNumber}:{member.ExtensionNumber}"));

    private static string Skills(SimulatedSession test) =>
        string.Join(" ", test.Get("Get-PortSipRingGroupMember 6000").Select(o => (PortSipRingGroupMember)o.BaseObject).Select(member => $"{member.ExtensionNumber}:{member.SkillLevel}"));
}
