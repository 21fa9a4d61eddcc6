using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Extensions;

public sealed class ExtensionTests
{
    [Fact]
    public void An_extension_comes_with_status_presence_and_devices()
    {
        using var test = new SimulatedSession();

        var extension = test.Single<PortSipExtension>("Get-PortSipExtension 1001");

        Assert.Equal(("1001", "Extension 1001", "user1001", "Online", "Online"), (extension.ExtensionNumber, extension.DisplayName, extension.UserName, extension.Status, extension.Presence));
        Assert.Equal((false, true, true), (extension.IsDoNotDisturb, extension.IsEnabled, extension.IsReachable));
        var device = Assert.Single(extension.Devices);
        Assert.Equal(("1001", "Simulated phone", "127.0.0.1"), (device.ExtensionNumber, device.UserAgent, device.Address));
        Assert.StartsWith("urn:uuid:", device.InstanceId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-PortSipExtension 100[12]", "1001 1002")]
    [InlineData("Get-PortSipExtension 1003, 1001", "1003 1001")]
    [InlineData("'1002', 1003 | Get-PortSipExtension", "1002 1003")]
    [InlineData("[pscustomobject]@{ ExtensionNumber = '1002' } | Get-PortSipExtension", "1002")]
    [InlineData("Get-PortSipAgent 8000 | Get-PortSipExtension", "1002 1003 1004")]
    [InlineData("Get-PortSipExtension -Status OnCall", "1001 1002")]
    [InlineData("Get-PortSipExtension -Status Offline, OnCall", "1001 1002 1004")]
    [InlineData("Get-PortSipExtension 9*", "")]
    public void They_are_found_by_number_pattern_and_status(string command, string numbers)
    {
        using var test = new SimulatedSession("-ExtensionNumber 1001, 1002, 1003, 1004");
        test.Get("$null = New-PortSipCall 1001 1002; (Get-PortSipExtension 1004).Devices | Disconnect-PortSipDevice");

        Assert.Equal(numbers, string.Join(" ", test.Get(command).Select(o => ((PortSipExtension)o.BaseObject).ExtensionNumber)));
    }

    [Theory]
    [InlineData("Get-PortSipExtension 1001, 9999, 1002")]
    [InlineData("1001, 9999, 1002 | Get-PortSipExtension")]
    public void An_unknown_extension_is_an_error_of_its_own_and_the_others_are_emitted(string command)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Contains("9999", result.Error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void The_reachable_extensions_of_a_list_are_one_line()
    {
        using var test = new SimulatedSession();
        test.Get("""
            $null = New-PortSipCall 1001 1002
            Set-PortSipExtension 1003 -DoNotDisturb
            (Get-PortSipExtension 1004).Devices | Disconnect-PortSipDevice
            """);

        Assert.Equal(["1005"], test.Get("(1001..1005 | Get-PortSipExtension | Where-Object IsReachable).ExtensionNumber").Select(o => o.ToString()));
    }

    [Fact]
    public void A_few_numbers_are_looked_up_and_many_are_listed_once()
    {
        using var test = new SimulatedSession("-ExtensionNumber (2001..2040)");

        test.Get("2001..2002 | Get-PortSipExtension");
        Assert.Equal(2, test.Requests.Count(r => r.StartsWith("GET /api/users?", StringComparison.Ordinal)));

        test.Get("$null = Get-PortSipSimulatorRequest -Clear; 2001..2040 | Get-PortSipExtension");
        Assert.Equal(9, test.Requests.Count(r => r.StartsWith("GET /api/users?", StringComparison.Ordinal)));
        Assert.Equal(40, test.Requests.Count(r => r.EndsWith("/status", StringComparison.Ordinal)));
    }

    // The PBX answers 24 at a time: a client that asks for fewer at a time waits forever. Each page of the list is a round trip as well.
    [Fact]
    public async Task The_states_of_500_extensions_take_few_round_trips()
    {
        var waiting = new List<TaskCompletionSource>();
        var left = 500;
        var rounds = 0;
        await using var pbx = await FakePbx.StartAsync(async (request, stopping) =>
        {
            if (!request.Path.EndsWith("/status", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref rounds);
                var skip = int.Parse(System.Web.HttpUtility.ParseQueryString(request.PathAndQuery.Split('?')[1])["skip"]!, System.Globalization.CultureInfo.InvariantCulture);
                return Answer.Json($$"""{"count":500,"items":[{{string.Join(",", Enumerable.Range(skip, Math.Clamp(500 - skip, 0, 100)).Select(n => $$"""{"id":"u{{n}}","extension_number":"{{1000 + n}}"}"""))}}]}""");
            }
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (waiting)
            {
                waiting.Add(mine);
                if (waiting.Count == Math.Min(24, left))
                {
                    Interlocked.Increment(ref rounds);
                    left -= waiting.Count;
                    waiting.ForEach(one => one.SetResult());
                    waiting.Clear();
                }
            }
            await mine.Task.WaitAsync(stopping);
            return Answer.Json("""{"status":"ONLINE"}""");
        });
        using var session = new PowerShellSession();

        var result = session.Get("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword); Get-PortSipExtension", ("url", pbx.Url));

        Assert.Equal(500, result.Count);
        Assert.True(rounds <= (500 / 16) + 1, $"{rounds} round trips");
        Assert.Equal(500, pbx.Requests.Count(request => request.Path.EndsWith("/status", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dropped_device_takes_its_extension_offline_and_dropping_it_again_is_NotFound()
    {
        using var test = new SimulatedSession();

        test.Get("$device = (Get-PortSipExtension 1002).Devices[0]; $device | Disconnect-PortSipDevice");

        var extension = test.Single<PortSipExtension>("Get-PortSipExtension 1002");
        Assert.Equal(("Offline", 0, false), (extension.Status, extension.Devices.Count, extension.IsReachable));
        Assert.Equal("NotFound", test.Run("Disconnect-PortSipDevice 1002 $device.InstanceId").ErrorId);
        Assert.Equal("NotFound", test.Run("Disconnect-PortSipDevice 9999 $device.InstanceId").ErrorId);
    }

    [Theory]
    [InlineData("Set-PortSipExtension 1001 -DoNotDisturb", "Change the extension 1001 (do-not-disturb on) (POST /users/1001)")]
    [InlineData("Set-PortSipExtension 1001 -DoNotDisturb:$false -Forward Busy -To Voicemail -Hours Office", "Change the extension 1001 (do-not-disturb off; forward Busy in office hours to Voicemail) (POST /users/1001)")]
    [InlineData("Disconnect-PortSipDevice 1001 urn:x", "Drop the registration of the device urn:x of the extension 1001 (POST /users/1001/status/urn:x/destroy_status)")]
    public void WhatIf_shows_what_would_be_done_and_sends_nothing(string command, string said)
    {
        using var test = new SimulatedSession();

        var result = test.Run($"{command} -WhatIf");

        Assert.Contains(said, result.HostText, StringComparison.Ordinal);
        Assert.Empty(test.Requests);
    }

    [Fact]
    public void A_user_without_permission_to_see_the_extensions_gets_Forbidden()
    {
        using var test = new SimulatedSession();

        Assert.Equal("Forbidden", test.Run("$null = Connect-PortSip $simulator.Server ([pscredential]::new('user1001', $simulator.Credential.Password)) $simulator.Domain; Get-PortSipExtension").ErrorId);
    }
}
