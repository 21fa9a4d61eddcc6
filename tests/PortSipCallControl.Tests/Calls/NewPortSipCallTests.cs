using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

public sealed class NewPortSipCallTests
{
    [Theory]
    [InlineData("-HangUpOnTimeout", "-HangUpOnTimeout")]
    [InlineData("-ErrorOnFailure", "-ErrorOnFailure")]
    [InlineData("-PollingIntervalSec 1", "-PollingIntervalSec")]
    [InlineData("-TimeoutSec 5 -HangUpOnTimeout", "-HangUpOnTimeout, -TimeoutSec")]
    [InlineData("-TimeoutSec 5 -WhatIf", "-TimeoutSec")]
    public void What_only_a_wait_needs_is_refused_without_WaitFor_and_nothing_is_sent(string options, string named)
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run($"'1002', '1003' | ForEach-Object {{ [pscustomobject]@{{ Caller = '1001'; Callee = $_ }} }} | New-PortSipCall {options}");

        Assert.Contains($": {named}.", result.ExpectError(PortSipFailure.ValidationFailed, "NewPortSipCallCommand", ErrorCategory.InvalidArgument).ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void A_call_is_placed_by_one_request_and_emitted_with_its_id_and_parties()
    {
        using var pbx = new SimulatedSession();

        var call = pbx.Single<PortSipCall>("New-PortSipCall 1001 1002");

        Assert.Equal(("1001", "1002", PortSipCallState.Initiated), (call.Caller, call.Callee, call.State));
        Assert.Equal(18, call.Id.Length);
        Assert.Same(pbx.Single<PortSipConnection>("$connection"), call.Connection);
        Assert.Equal(["""POST /api/sessions {"caller":"1001","callee":"1002","send_sdp":true}"""], pbx.Requests);
    }

    [Fact]
    public void Every_field_goes_out_by_its_name_and_nothing_else_does()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("""
            $fields = @{
                Caller = '1001'; Callee = '0033187691'; NoSdp = $true; CallerDisplayName = 'Zoë'; Trunk = 'main'
                RewriteFrom = '33100'; RewritePai = '33101'; RewriteRpi = '33102'; UserData = 'ticket 7'
                AdditionalHeader = 'AlertInfoAutoAnswerDelay0'; HeaderDirection = 'Caller'
                Target = 'sip:1002@10.0.0.2'; TargetInstanceId = 'urn:uuid:1'; TargetExtensionNumber = '1002'
            }
            New-PortSipCall @fields
            """);

        Assert.Equal(
            ["""POST /api/sessions {"caller":"1001","callee":"0033187691","send_sdp":false,"caller_display_name":"Zoë","trunk":"main","rewrite_from":"33100","rewrite_pai":"33101","rewrite_rpi":"33102","user_data":"ticket 7","additional_header":"ALERT_INFO_AUTO_ANSWER_DELAY0","header_direction":"CALLER","target":"sip:1002@10.0.0.2","target_instance_id":"urn:uuid:1","target_extension_number":"1002"}"""],
            pbx.Requests);
    }

    [Fact]
    public void The_request_is_JSON_with_the_bearer_token()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("New-PortSipCall 1001 1002");

        var headers = pbx.Journal[^1].Headers.ToDictionary(h => h.Key, h => h.Value);
        Assert.Equal("application/json", headers["Content-Type"]);
        Assert.Equal("Bearer ***", headers["Authorization"]);
    }

    [Theory]
    [InlineData("ANSWER_MODE", "ANSWER_MODE")]
    [InlineData("AnswerMode", "ANSWER_MODE")]
    [InlineData("call_info", "CALL_INFO")]
    [InlineData("AlertInfoAutoAnswer", "ALERT_INFO_AUTO_ANSWER")]
    [InlineData("AlertInfoAutoAnswerDelay0", "ALERT_INFO_AUTO_ANSWER_DELAY0")]
    [InlineData("AlertInfoIntercom", "ALERT_INFO_INTERCOM")]
    public void An_additional_header_is_taken_by_its_own_name_and_by_the_API_s(string given, string sent)
    {
        using var pbx = new SimulatedSession();

        pbx.Get("New-PortSipCall 1001 1002 -AdditionalHeader $given", ("given", given));

        Assert.Contains($"\"additional_header\":\"{sent}\"", Assert.Single(pbx.Requests));
    }

    [Theory]
    [InlineData("Caller", "CALLER")]
    [InlineData("callee", "CALLEE")]
    [InlineData("ALL", "ALL")]
    public void A_header_direction_is_taken_by_its_name(string given, string sent)
    {
        using var pbx = new SimulatedSession();

        pbx.Get("New-PortSipCall 1001 1002 -AdditionalHeader CallInfo -HeaderDirection $given", ("given", given));

        Assert.Contains($"\"header_direction\":\"{sent}\"", Assert.Single(pbx.Requests));
    }

    [Fact]
    public void An_additional_header_of_no_such_name_is_refused_at_the_prompt()
    {
        using var pbx = new SimulatedSession();

        var result = pbx.Run("New-PortSipCall 1001 1002 -AdditionalHeader Loud");

        Assert.Contains("'Loud' isn't one of AnswerMode, CallInfo", result.Error.Exception.Message);
        Assert.Empty(pbx.Requests);
    }

    [Fact]
    public void Without_a_connection_the_error_says_how_to_connect()
    {
        using var session = new PowerShellSession();

        var error = session.Run("New-PortSipCall 1001 1002").ExpectError(PortSipFailure.NotConnected, "NewPortSipCallCommand", ErrorCategory.ConnectionError);

        Assert.Contains("Connect-PortSip", error.ErrorDetails.RecommendedAction);
        Assert.Contains("$using:connection", error.ErrorDetails.RecommendedAction);
        Assert.Equal("1001 → 1002", error.TargetObject);
    }

    [Fact]
    public void A_refusal_of_the_PBX_carries_its_own_words_and_code()
    {
        using var pbx = new SimulatedSession();

        var error = pbx.Run("$simulator | Set-PortSipSimulatorRule -Fault ErrorList -Operation OriginateCall; New-PortSipCall 1001 1002")
            .ExpectError(PortSipFailure.ValidationFailed, "NewPortSipCallCommand", ErrorCategory.InvalidArgument);

        var exception = Assert.IsType<PortSipException>(error.Exception);
        Assert.True(exception.IsSafeToRetry);
        Assert.Equal(400, (int)exception.StatusCode!);
        Assert.Equal(0, pbx.ActiveCalls);
    }
}

/// <summary>The originate by URL.</summary>
public sealed class NewPortSipCallDirectTests
{
    private const string Direct = "New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain $simulator.Domain -Credential $simulator.ExtensionCredential";

    [Fact]
    public void A_direct_call_is_one_GET_and_needs_no_connection()
    {
        using var session = new PowerShellSession();

        var call = session.Single<PortSipCall>($"$simulator = Start-PortSipSimulator; {Direct}");

        Assert.Equal(("1001", "1002"), (call.Caller, call.Callee));
        Assert.Null(call.Connection);
        Assert.Equal(
            ["GET /api/sessions/directly?extension_number=1001&password=***&caller=1001&callee=1002&domain=test.io&send_sdp=true"],
            session.Get("Get-PortSipSimulatorRequest | ForEach-Object { \"$($_.Method) $($_.Path)?$($_.Query)\" }").Select(o => o.ToString()));
        Assert.Equal(1, session.Single<int>("$simulator.ActiveCalls"));
    }

    [Fact]
    public void Every_field_goes_out_in_the_query()
    {
        using var session = new PowerShellSession();

        session.Get($$"""
            $simulator = Start-PortSipSimulator
            $fields = @{
                NoSdp = $true; CallerDisplayName = 'Zoë & Co'; Trunk = 'main'; RewriteFrom = '+331'; RewritePai = '33101'; RewriteRpi = '33102'; UserData = 'a=b'
                AdditionalHeader = 'ALERT_INFO_INTERCOM'; HeaderDirection = 'ALL'; Target = 'sip:1@x'; TargetInstanceId = 'i'; TargetExtensionNumber = '1002'
            }
            {{Direct}} @fields
            """);

        Assert.Equal(
            "extension_number=1001&password=***&caller=1001&callee=1002&domain=test.io&send_sdp=false&caller_display_name=Zo%C3%AB%20%26%20Co&trunk=main&rewrite_from=%2B331&rewrite_pai=33101&rewrite_rpi=33102&user_data=a%3Db&additional_header=ALERT_INFO_INTERCOM&header_direction=ALL&target=sip%3A1%40x&target_instance_id=i&target_extension_number=1002",
            session.Single<string>("(Get-PortSipSimulatorRequest).Query"));
    }

    [Fact]
    public void Server_and_domain_come_from_a_piped_simulator_too()
    {
        using var session = new PowerShellSession();

        session.Single<PortSipCall>("Start-PortSipSimulator -OutVariable simulator | New-PortSipCall 1001 1002 -Direct -Credential ([pscredential]::new(1001, [Net.NetworkCredential]::new('', 'A1s2d3f4').SecurePassword))");
    }

    [Fact]
    public void A_wrong_password_is_sent_once_and_refused_as_AuthenticationFailed()
    {
        using var session = new PowerShellSession();

        var result = session.Run($"""
            $simulator = Start-PortSipSimulator
            {Direct.Replace("$simulator.ExtensionCredential", "([pscredential]::new(1001, [Net.NetworkCredential]::new('', 'Wr0ngOne').SecurePassword))")}
            """);

        result.ExpectError(PortSipFailure.AuthenticationFailed, "NewPortSipCallCommand", ErrorCategory.AuthenticationError);
        Assert.Equal(1, session.Single<int>("@(Get-PortSipSimulatorRequest).Count"));
        Assert.DoesNotContain("Wr0ngOne", result.AllText());
    }

    [Theory]
    [InlineData("-MaximumRetryCount 0", 1)]
    [InlineData("-MaximumRetryCount 2 -RetryIntervalSec 0.001", 3)]
    public void A_call_that_was_refused_for_the_rate_is_placed_again_as_often_as_allowed(string retries, int requests)
    {
        using var session = new PowerShellSession();

        session.Run($"$simulator = Start-PortSipSimulator; Set-PortSipSimulatorRule -Fault Status -StatusCode 429; {Direct} {retries}")
            .ExpectError(PortSipFailure.RateLimited, "NewPortSipCallCommand", ErrorCategory.LimitsExceeded);

        Assert.Equal(requests, session.Single<int>("@(Get-PortSipSimulatorRequest).Count"));
        Assert.Equal(0, session.Single<int>("$simulator.ActiveCalls"));
    }

    [Fact]
    public void A_failure_to_connect_may_be_tried_again_and_a_lost_response_may_not()
    {
        using var session = new PowerShellSession();

        var unreached = session.Run($"$simulator = Start-PortSipSimulator; $simulator | Stop-PortSipSimulator; {Direct} -MaximumRetryCount 2 -RetryIntervalSec 0.001 -Verbose");
        var lost = session.Run($"$simulator = Start-PortSipSimulator; Set-PortSipSimulatorRule -Fault CommitThenLoseAnswer; {Direct} -MaximumRetryCount 2 -RetryIntervalSec 0.001");

        unreached.ExpectError(PortSipFailure.ConnectionFailed, "NewPortSipCallCommand", ErrorCategory.ConnectionError);
        Assert.Contains(unreached.Verbose, line => line.EndsWith("(retry 2)", StringComparison.Ordinal));
        lost.ExpectError(PortSipFailure.CallOutcomeUnknown, "NewPortSipCallCommand", ErrorCategory.InvalidResult);
        Assert.Equal(1, session.Single<int>("@(Get-PortSipSimulatorRequest).Count"));
    }

    [Fact]
    public void WhatIf_names_server_parties_and_extension_and_sends_nothing()
    {
        using var session = new PowerShellSession();

        var text = session.Run($"$simulator = Start-PortSipSimulator; {Direct} -WhatIf").HostText;

        Assert.Contains("Place the call from 1001 to 1002 as extension 1001 (GET /sessions/directly)", text);
        Assert.Contains(session.Single<string>("$simulator.Server"), text);
        Assert.DoesNotContain("A1s2d3f4", text);
        Assert.Empty(session.Get("Get-PortSipSimulatorRequest"));
    }

    [Fact]
    public void Plain_http_to_another_machine_is_refused_before_the_password_travels()
    {
        using var session = new PowerShellSession();

        session.Run("New-PortSipCall 1001 1002 -Direct -Server http://pbx.invalid -Domain test.io -Credential ([pscredential]::new(1001, [Net.NetworkCredential]::new('', 'A1s2d3f4').SecurePassword))")
            .ExpectError(PortSipFailure.UnencryptedRefused, "NewPortSipCallCommand", ErrorCategory.SecurityError);
    }
}
