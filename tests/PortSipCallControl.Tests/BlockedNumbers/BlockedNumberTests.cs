using PortSip.Client;

namespace PortSipCallControl.Tests.BlockedNumbers;

/// <summary>The tenant's list of blocked numbers, which is empty at first on the simulator.</summary>
public sealed class BlockedNumberTests
{
    [Fact]
    public void A_number_is_blocked_until_a_time_with_a_description()
    {
        using var test = new SimulatedSession();

        test.Get("Add-PortSipBlockedNumber '+33187691' -ExpiresAt 2099-12-31T08:00Z -Description spam");

        var blocked = test.Single<PortSipBlockedNumber>("Get-PortSipBlockedNumber '+33187691'");
        Assert.Equal(("+33187691", new DateTimeOffset(2099, 12, 31, 8, 0, 0, TimeSpan.Zero), "spam"), (blocked.Number, blocked.ExpiresAt, blocked.Description));
        Assert.NotNull(blocked.CreatedAt);
    }

    [Fact]
    public void Without_an_end_it_is_blocked_for_good()
    {
        using var test = new SimulatedSession();

        test.Get("Add-PortSipBlockedNumber 0033187691");

        Assert.Null(test.Single<PortSipBlockedNumber>("Get-PortSipBlockedNumber").ExpiresAt);
    }

    [Fact]
    public void A_period_counts_from_now()
    {
        using var test = new SimulatedSession();
        var before = DateTimeOffset.UtcNow;

        test.Get("Add-PortSipBlockedNumber 0033187691 -ExpiresAfter 30d");

        var end = test.Single<PortSipBlockedNumber>("Get-PortSipBlockedNumber").ExpiresAt!.Value;
        Assert.InRange(end, before.AddDays(30).AddSeconds(-1), DateTimeOffset.UtcNow.AddDays(30));
    }

    [Theory]
    [InlineData("Get-PortSipBlockedNumber", "+331 +332 0044")]
    [InlineData("Get-PortSipBlockedNumber '+33*'", "+331 +332")]
    [InlineData("Get-PortSipBlockedNumber '0044', '+33?'", "0044 +331 +332")]
    [InlineData("'+332', '0044' | Get-PortSipBlockedNumber", "+332 0044")]
    [InlineData("Get-PortSipBlockedNumber '9*'", "")]
    public void They_are_found_by_number(string command, string found)
    {
        using var test = new SimulatedSession();
        test.Get("Add-PortSipBlockedNumber '+331', '+332', '0044' -ThrottleLimit 1");

        Assert.Equal(found, Numbers(test, command));
    }

    [Fact]
    public void A_number_that_is_blocked_already_gets_no_second_entry_and_keeps_what_is_omitted()
    {
        using var test = new SimulatedSession();
        test.Get("Add-PortSipBlockedNumber 0044 -ExpiresAt 2099-12-31Z -Description spam");

        test.Get("Add-PortSipBlockedNumber 0044 -Description fraud; Add-PortSipBlockedNumber 0044 -ExpiresAt 2098-12-31Z");

        var blocked = test.Single<PortSipBlockedNumber>("Get-PortSipBlockedNumber");
        Assert.Equal((new DateTimeOffset(2098, 12, 31, 0, 0, 0, TimeSpan.Zero), "fraud"), (blocked.ExpiresAt, blocked.Description));
    }

    [Theory]
    [InlineData("Add-PortSipBlockedNumber 0044")]
    [InlineData("Get-PortSipBlockedNumber | Add-PortSipBlockedNumber")]
    [InlineData("Add-PortSipBlockedNumber 0044 -ExpiresAt 2099-12-31Z -Description spam")]
    public void Nothing_is_sent_if_nothing_differs(string command)
    {
        using var test = new SimulatedSession();
        test.Get("Add-PortSipBlockedNumber 0044 -ExpiresAt 2099-12-31Z -Description spam");
        var before = test.Requests.Count(IsPost);

        test.Get(command);

        Assert.Equal(before, test.Requests.Count(IsPost));
    }

    [Fact]
    public void The_rows_of_a_file_block_each_number_once_and_an_empty_cell_means_no_end()
    {
        using var test = new SimulatedSession();

        test.Get("""
            @'
            Number,ExpiresAt,Description
            0044,,robots
            0033187691,2099-12-31Z,
            0044,,robots
            '@ | ConvertFrom-Csv | Add-PortSipBlockedNumber
            """);

        var blocked = test.Get("Get-PortSipBlockedNumber | Sort-Object Number").Select(o => (PortSipBlockedNumber)o.BaseObject).ToList();
        Assert.Equal(["0033187691", "0044"], blocked.Select(one => one.Number));
        Assert.Equal([true, false], blocked.Select(one => one.ExpiresAt is not null));
        Assert.Equal([null, "robots"], blocked.Select(one => one.Description));
    }

    [Theory]
    [InlineData("Get-PortSipBlockedNumber '+33*' | Remove-PortSipBlockedNumber", "0044")]
    [InlineData("Remove-PortSipBlockedNumber '0044', '+331'", "+332")]
    public void Unblocking_removes_the_entries_of_the_numbers(string command, string left)
    {
        using var test = new SimulatedSession();
        test.Get("Add-PortSipBlockedNumber '+331', '+332', '0044' -ThrottleLimit 1");

        test.Get(command);

        Assert.Equal(left, Numbers(test, "Get-PortSipBlockedNumber"));
    }

    [Theory]
    [InlineData("Get-PortSipBlockedNumber 0044", "NotFound", "The number 0044 isn't blocked.")]
    [InlineData("Remove-PortSipBlockedNumber 0044", "NotFound", "The number 0044 isn't blocked.")]
    [InlineData("Add-PortSipBlockedNumber 0044 -ExpiresAt 2020-01-01Z", "ValidationFailed", "which has passed")]
    [InlineData("Add-PortSipBlockedNumber 0044 -ExpiresAt 8h", "ValidationFailed", "which has passed")]
    [InlineData("Add-PortSipBlockedNumber 0044 -ExpiresAt 2099-01-01 -ExpiresAfter 8h", "ValidationFailed", "Use one of them")]
    [InlineData("Add-PortSipBlockedNumber ('4' * 65)", "ValidationFailed", "1 to 64 characters")]
    [InlineData("Add-PortSipBlockedNumber 0044 -Description ('x' * 256)", "ValidationFailed", "255 characters")]
    public void Wrong_values_are_errors_and_nothing_is_changed(string command, string error, string message)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Equal(error, result.ErrorId);
        Assert.Contains(message, result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(test.Requests, IsPost);
    }

    [Fact]
    public void An_end_that_has_passed_is_explained_with_the_parameter_for_periods()
    {
        using var test = new SimulatedSession();

        Assert.Contains("-ExpiresAfter", test.Run("Add-PortSipBlockedNumber 0044 -ExpiresAt 8h").Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add-PortSipBlockedNumber 0044", "Block the number 0044 (POST /blacklisted_numbers)")]
    [InlineData("Remove-PortSipBlockedNumber 0044", "Unblock the number 0044 (POST /blacklisted_numbers/0044/destroy)")]
    public void WhatIf_shows_the_change_and_sends_nothing(string command, string text)
    {
        using var test = new SimulatedSession();

        Assert.Contains(text, test.Run($"{command} -WhatIf").HostText, StringComparison.Ordinal);
        Assert.Empty(test.Requests);
    }

    [Fact]
    public void A_user_without_permission_gets_Forbidden()
    {
        using var test = new SimulatedSession();

        var result = test.Run("$null = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain -Name user; Add-PortSipBlockedNumber 0044 -Connection user");

        Assert.Equal("Forbidden", result.ErrorId);
    }

    [Fact]
    public void A_call_to_a_blocked_number_fails_with_403_until_the_block_ends()
    {
        using var test = new SimulatedSession("-FrozenClock");
        test.Get("Add-PortSipBlockedNumber 0033187691 -ExpiresAfter 10m; $null = New-PortSipCall 1001 0033187691; Step-PortSipSimulator 5");

        Assert.Equal("403", test.Get("(Get-PortSipCdr).StatusCode")[0].ToString());
        Assert.Equal("Answered", test.Get("Step-PortSipSimulator 600; $call = New-PortSipCall 1001 0033187691; Step-PortSipSimulator 5; (Get-PortSipCall $call.Id).State")[0].ToString());
    }

    private static bool IsPost(string request) => request.StartsWith("POST", StringComparison.Ordinal);

    private static string Numbers(SimulatedSession test, string command) =>
        string.Join(" ", test.Get(command).Select(o => ((PortSipBlockedNumber)o.BaseObject).Number));
}
