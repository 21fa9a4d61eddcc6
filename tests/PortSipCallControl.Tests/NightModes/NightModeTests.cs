using System.Text.Json;
using PortSip.Client;
using PortSip.Testing;

namespace PortSipCallControl.Tests.NightModes;

/// <summary>The simulator has the queue 8000, the ring groups 6000 and 6001, and the virtual receptionist 7000.</summary>
public sealed class NightModeTests
{
    [Theory]
    [InlineData("Get-PortSipNightMode", "Company::False: Queue:8000:False:HangUp RingGroup:6000:False:HangUp RingGroup:6001:False:HangUp Receptionist:7000:False:HangUp")]
    [InlineData("Get-PortSipNightMode -Company", "Company::False:")]
    [InlineData("Get-PortSipNightMode 8000 -RingGroup 6*", "Queue:8000:False:HangUp RingGroup:6000:False:HangUp RingGroup:6001:False:HangUp")]
    [InlineData("Get-PortSipQueue | Get-PortSipNightMode", "Queue:8000:False:HangUp")]
    [InlineData("Get-PortSipRingGroup 6001 | Get-PortSipNightMode", "RingGroup:6001:False:HangUp")]
    [InlineData("Set-PortSipSimulatorRule -Queue 8000 -NightTo 1002; Set-PortSipNightMode 8000 -On; Get-PortSipNightMode 8*", "Queue:8000:True:1002")]
    [InlineData("Set-PortSipNightMode -Company -On -PassThru", "Company::True:")]
    [InlineData("Set-PortSipNightMode -Receptionist 7000 -On -PassThru", "Receptionist:7000:True:HangUp")]
    [InlineData("Get-PortSipQueue 8000 | Set-PortSipNightMode -On -PassThru", "Queue:8000:True:HangUp")]
    [InlineData("$mode = Get-PortSipNightMode 8000; [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($mode)) | Set-PortSipNightMode -On -PassThru -Connection $connection", "Queue:8000:True:HangUp")]
    [InlineData("Get-PortSipNightMode | ConvertTo-Csv | ConvertFrom-Csv | Set-PortSipNightMode -On -PassThru", "Company::True: Queue:8000:True:HangUp RingGroup:6000:True:HangUp RingGroup:6001:True:HangUp Receptionist:7000:True:HangUp")]
    [InlineData("Get-PortSipNightMode 8000 -Company | ConvertTo-Json | ConvertFrom-Json | Set-PortSipNightMode -On -PassThru", "Company::True: Queue:8000:True:HangUp")]
    [InlineData("Get-PortSipRingGroup | Set-PortSipNightMode -On -PassThru", "RingGroup:6000:True:HangUp RingGroup:6001:True:HangUp")]
    [InlineData("Set-PortSipNightMode -Company -On; Get-PortSipNightMode | Set-PortSipNightMode -Off -PassThru", "Company::False: Queue:8000:False:HangUp RingGroup:6000:False:HangUp RingGroup:6001:False:HangUp Receptionist:7000:False:HangUp")]
    public void Each_has_its_own(string command, string expected)
    {
        using var test = new SimulatedSession();

        Assert.Equal(expected, string.Join(" ", test.Get(command).Select(o => (PortSipNightMode)o.BaseObject).Select(mode => $"{mode.Scope}:{mode.Number}:{mode.IsOn}:{mode.Destination}")));
    }

    [Fact]
    public void A_change_keeps_all_other_settings()
    {
        using var test = new SimulatedSession();
        test.Get("Set-PortSipSimulatorRule -Queue 8000 -Strategy LeastWorkedHunt -RingSec 7 -UnansweredTo 1002 -NightTo Voicemail -MaximumCallers 3 -WrapUpSec 9");
        var path = $"call_queues/{test.Single<PortSipQueue>("Get-PortSipQueue 8000").Id}";
        var before = test.Single<string>($"Invoke-PortSipRestMethod {path} | ConvertTo-Json -Depth 9 -Compress");

        test.Get("Set-PortSipNightMode 8000 -On");

        Assert.Equal(before.Replace("\"enable_night_mode\":false", "\"enable_night_mode\":true"), test.Single<string>($"Invoke-PortSipRestMethod {path} | ConvertTo-Json -Depth 9 -Compress"));
    }

    [Fact]
    public void What_is_already_as_wanted_is_not_sent()
    {
        using var test = new SimulatedSession();

        test.Get("Set-PortSipNightMode 8000 -Off; Set-PortSipNightMode -Company -Off");

        Assert.DoesNotContain(test.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Set-PortSipNightMode 8000 -On -WhatIf", "Turn night mode on for the queue 8000 (POST /call_queues/8000)")]
    [InlineData("Set-PortSipNightMode -Company -Off -WhatIf", "Turn night mode off for the company (POST /tenant)")]
    public void WhatIf_shows_the_change_and_sends_nothing(string command, string shown)
    {
        using var test = new SimulatedSession();

        Assert.Contains(shown, test.Run(command).HostText, StringComparison.Ordinal);

        Assert.Empty(test.Requests);
    }

    [Theory]
    [InlineData("Set-PortSipNightMode 8000", "ValidationFailed")]
    [InlineData("Set-PortSipNightMode 8000 -On -Off", "ValidationFailed")]
    [InlineData("Set-PortSipNightMode -On", "ValidationFailed")]
    [InlineData("Get-PortSipExtension 1001 | Set-PortSipNightMode -On", "ValidationFailed")]
    [InlineData("Set-PortSipNightMode -Company:$false -On", "ValidationFailed")]
    [InlineData("[pscustomobject]@{ Scope = 'Queue'; Number = '' } | Set-PortSipNightMode -On", "ValidationFailed")]
    [InlineData("[pscustomobject]@{ Scope = 0; Id = '884757570370146304'; Caller = '1001' } | Set-PortSipNightMode -On", "ValidationFailed")]
    [InlineData("[pscustomobject]@{ Scope = '7'; Number = '8000' } | Set-PortSipNightMode -On", "ValidationFailed")]
    [InlineData("Set-PortSipNightMode 8099 -On", "NotFound")]
    [InlineData("Set-PortSipNightMode -RingGroup 8000 -On", "NotFound")]
    [InlineData("Set-PortSipNightMode -Receptionist 7099 -On", "NotFound")]
    public void A_wrong_value_is_an_error_and_nothing_is_sent(string command, string error)
    {
        using var test = new SimulatedSession();

        var result = test.Run(command);

        Assert.Equal(error, result.ErrorId);
        Assert.NotEmpty(result.Error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain(test.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("22.2")]
    [InlineData("16.4")]
    public void Before_22_3_only_the_company_has_a_night_mode(string version)
    {
        using var test = new SimulatedSession($"-Version {version}");

        var result = test.Run("Set-PortSipNightMode 8000 -On");

        Assert.Equal("NotFound", result.ErrorId);
        Assert.Contains("-Company", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Null(test.Single<PortSipNightMode>("Get-PortSipNightMode 8000").IsOn);
        Assert.True(test.Single<PortSipNightMode>("Set-PortSipNightMode -Company -On -PassThru").IsOn);
    }

    [Fact]
    public async Task A_receptionist_is_changed_whole_and_again_if_someone_else_resets_it_at_the_same_moment()
    {
        var settings = """{"id":"i1","name":"Welcome","extension_number":"7000","enable_night_mode":false,"a_field_of_2030":[1],"prompt_file_name":"hello.wav","pin":"","night_mode_forward_rule":{"action":"FORWARD_TO_VOICEMAIL","number":null}}""";
        var sent = new List<string>();
        await using var pbx = await FakePbx.StartAsync(request =>
        {
            if (request.Path.EndsWith("/ivrs", StringComparison.Ordinal))
                return Answer.Json("""{"count":1,"items":[{"id":"i1","extension_number":"7000","name":"Welcome"}]}""");
            if (request.Method == "GET")
                return Answer.Json(settings);
            sent.Add(request.Text);
            settings = sent.Count == 1 ? settings : settings.Replace("\"enable_night_mode\":false", "\"enable_night_mode\":true", StringComparison.Ordinal);
            return Answer.Empty();
        });
        using var session = new PowerShellSession();

        var mode = session.Single<PortSipNightMode>("$null = Connect-PortSip $url -AccessToken ([System.Net.NetworkCredential]::new('', 'a-token').SecurePassword); Set-PortSipNightMode -Receptionist 7000 -On -PassThru", ("url", pbx.Url));

        Assert.Equal((PortSipNightModeScope.Receptionist, "7000", "Welcome", true, "Voicemail"), (mode.Scope, mode.Number, mode.Name, mode.IsOn, mode.Destination));
        Assert.Equal(2, sent.Count);
        using var body = JsonDocument.Parse(sent[^1]);
        Assert.Equal(["name", "a_field_of_2030", "night_mode_forward_rule", "enable_night_mode"], body.RootElement.EnumerateObject().Select(member => member.Name));
    }
}
