using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl.Tests.Calls;

/// <summary>Each documented limit, at the limit and one beyond (API §3).</summary>
public sealed class ValidationTests
{
    private static readonly Dictionary<string, string> Originate = new()
    {
        ["caller"] = "New-PortSipCall -Caller $text -Callee 1002",
        ["callee"] = "New-PortSipCall -Caller 1001 -Callee $text",
        ["caller_display_name"] = "New-PortSipCall 1001 1002 -CallerDisplayName $text",
        ["trunk"] = "New-PortSipCall 1001 1002 -Trunk $text",
        ["rewrite_from"] = "New-PortSipCall 1001 1002 -RewriteFrom $text",
        ["rewrite_pai"] = "New-PortSipCall 1001 1002 -RewritePai $text",
        ["rewrite_rpi"] = "New-PortSipCall 1001 1002 -RewriteRpi $text",
        ["user_data"] = "New-PortSipCall 1001 1002 -UserData $text",
        ["target"] = "New-PortSipCall 1001 1002 -Target $text",
        ["target_instance_id"] = "New-PortSipCall 1001 1002 -TargetInstanceId $text",
        ["target_extension_number"] = "New-PortSipCall 1001 1002 -TargetExtensionNumber $text",
    };

    public static TheoryData<string, int> Limits => new()
    {
        { "caller", 256 },
        { "callee", 256 },
        { "caller_display_name", 1024 },
        { "trunk", 64 },
        { "rewrite_from", 16 },
        { "rewrite_pai", 16 },
        { "rewrite_rpi", 16 },
        { "user_data", 128 },
        { "target", 128 },
        { "target_instance_id", 128 },
        { "target_extension_number", 128 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_field_of_an_originate_is_sent_at_its_limit_and_refused_beyond(string field, int limit)
    {
        using var pbx = new SimulatedSession();
        var text = new string('7', limit);

        pbx.Run(Originate[field], ("text", text));
        Assert.Contains($"\"{field}\":\"{text}\"", Assert.Single(pbx.Requests));

        var error = pbx.Run(Originate[field], ("text", text + "7")).ExpectError(PortSipFailure.ValidationFailed, "NewPortSipCallCommand", ErrorCategory.InvalidArgument);
        Assert.Contains($"{field} must have", error.ErrorDetails.Message);
        Assert.Contains($"to {limit} characters; it has {limit + 1}", error.ErrorDetails.Message);
        Assert.True(((PortSipException)error.Exception).IsSafeToRetry);
        Assert.Single(pbx.Requests);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_same_limits_hold_for_the_URL(string field, int limit)
    {
        using var session = new PowerShellSession();
        var command = Originate[field].Replace("New-PortSipCall", "New-PortSipCallUri -Server pbx -Domain test.io -Credential ([pscredential]::new('1001', [Net.NetworkCredential]::new('', 'A1s2d3f4').SecurePassword))", StringComparison.Ordinal);

        Assert.Contains($"{field}={new string('7', limit)}", session.Single<string>(command, ("text", new string('7', limit))));
        session.Run(command, ("text", new string('7', limit + 1))).ExpectError(PortSipFailure.ValidationFailed, "NewPortSipCallUriCommand", ErrorCategory.InvalidArgument);
    }

    [Theory]
    [InlineData("Suspend-PortSipCall 4711 $text", "SuspendPortSipCallCommand", "extension_number")]
    [InlineData("Suspend-PortSipCall -Latest $text", "SuspendPortSipCallCommand", "extension_number")]
    [InlineData("Resume-PortSipCall 4711 $text", "ResumePortSipCallCommand", "extension_number")]
    [InlineData("Invoke-PortSipTransfer 4711 $text 1003", "InvokePortSipTransferCommand", "extension_number")]
    [InlineData("Invoke-PortSipTransfer 4711 1001 $text", "InvokePortSipTransferCommand", "refer_to")]
    [InlineData("Invoke-PortSipTransfer -Latest 1001 $text", "InvokePortSipTransferCommand", "refer_to")]
    [InlineData("Invoke-PortSipTransfer -Attended $text -ReferTo1 1 -ReferTo2 2", "InvokePortSipTransferCommand", "extension_number")]
    [InlineData("Invoke-PortSipTransfer -Attended 1001 -ReferTo1 $text -ReferTo2 2", "InvokePortSipTransferCommand", "refer_to_1")]
    [InlineData("Invoke-PortSipTransfer -Attended 1001 -ReferTo1 1 -ReferTo2 $text", "InvokePortSipTransferCommand", "refer_to_2")]
    public void A_number_of_an_action_has_up_to_256_characters(string command, string type, string field)
    {
        using var pbx = new SimulatedSession();

        pbx.Run(command, ("text", new string('7', 256)));
        Assert.Single(pbx.Requests);

        var error = pbx.Run(command, ("text", new string('7', 257))).ExpectError(PortSipFailure.ValidationFailed, type, ErrorCategory.InvalidArgument);
        Assert.Contains($"{field} must have", error.ErrorDetails.Message);
        Assert.Single(pbx.Requests);
    }

    [Theory]
    [InlineData("Suspend-PortSipCall 4711 1001", 128)]
    [InlineData("Stop-PortSipCall 4711", 128)]
    [InlineData("New-PortSipCall 1001 1002", 10_000)]
    [InlineData("Wait-PortSipCall 4711", 10_000)]
    public void ThrottleLimit_is_from_1_to_what_a_PBX_bears(string command, int largest)
    {
        using var session = new PowerShellSession();

        foreach (var limit in new[] { 0, largest + 1 })
            Assert.StartsWith("ParameterArgumentValidationError,", session.Run($"{command} -ThrottleLimit {limit}").Error.FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("New-PortSipCall ([string]::new([char]'7', 3)) ''")]
    [InlineData("New-PortSipCall $null 1002")]
    [InlineData("Suspend-PortSipCall 4711 ' '")]
    [InlineData("Invoke-PortSipTransfer 4711 1001 ''")]
    public void A_blank_that_is_needed_is_refused_before_anything_is_sent(string command)
    {
        using var pbx = new SimulatedSession();

        Assert.Single(pbx.Run(command).Errors);
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData(280, 1)]
    [InlineData(281, 0)]
    public void The_domain_of_a_direct_call_has_up_to_280_characters(int length, int requests)
    {
        using var session = new PowerShellSession();

        var result = session.Run("$simulator = Start-PortSipSimulator; New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain $text -Credential $simulator.ExtensionCredential", ("text", new string('d', length)));

        Assert.Equal(requests == 0 ? "ValidationFailed" : "AuthenticationFailed", result.ErrorId);
        Assert.Equal(requests, session.Get("Get-PortSipSimulatorRequest").Count);
    }

    [Theory]
    [InlineData("12", 0)]
    [InlineData("123", 1)]
    [InlineData("10a", 0)]
    public void The_extension_of_a_direct_call_has_3_to_64_digits(string extension, int requests)
    {
        using var session = new PowerShellSession();

        session.Run("""
            $simulator = Start-PortSipSimulator
            New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain test.io -Credential ([pscredential]::new($extension, [Net.NetworkCredential]::new('', 'A1s2d3f4').SecurePassword))
            """, ("extension", extension));

        Assert.Equal(requests, session.Get("Get-PortSipSimulatorRequest").Count);
    }
}
