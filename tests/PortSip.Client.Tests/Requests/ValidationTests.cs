using System.Net;

namespace PortSip.Client.Tests.Requests;

/// <summary>What is refused before anything is sent.</summary>
public sealed class ValidationTests
{
    public static TheoryData<string, OriginateRequest> BeyondTheLimits
    {
        get
        {
            var call = TestedOperation.Originate;
            return new()
            {
                { "caller", call with { Caller = "" } },
                { "caller", call with { Caller = new string('1', 257) } },
                { "callee", call with { Callee = "" } },
                { "callee", call with { Callee = new string('1', 257) } },
                { "caller_display_name", call with { CallerDisplayName = new string('x', 1025) } },
                { "trunk", call with { Trunk = "" } },
                { "trunk", call with { Trunk = new string('x', 65) } },
                { "rewrite_from", call with { RewriteFrom = new string('1', 17) } },
                { "rewrite_pai", call with { RewritePai = "" } },
                { "rewrite_rpi", call with { RewriteRpi = new string('1', 17) } },
                { "user_data", call with { UserData = new string('x', 129) } },
                { "target", call with { Target = new string('x', 129) } },
                { "target_instance_id", call with { TargetInstanceId = new string('x', 129) } },
                { "target_extension_number", call with { TargetExtensionNumber = new string('x', 129) } },
                { "user_data", call with { UserData = "half a \uD83D character" } },
                { "caller", call with { Caller = null! } },
                { "additional_header", call with { AdditionalHeader = (PortSipAdditionalHeader)99 } },
                { "header_direction", call with { HeaderDirection = (PortSipHeaderDirection)(-1) } },
            };
        }
    }

    [Theory]
    [MemberData(nameof(BeyondTheLimits), DisableDiscoveryEnumeration = true)]
    public async Task An_originate_beyond_a_limit_names_the_field_and_is_not_sent(string field, OriginateRequest call)
    {
        var e = await RefusedAsync(client => client.Calls.OriginateAsync(call, CancellationToken.None));

        Assert.Contains(field, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_limits_an_originate_is_sent()
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(Reply.Call));
        using var bench = await Bench.SignInAsync(pbx);

        await bench.Client.Calls.OriginateAsync(
            new OriginateRequest
            {
                Caller = new string('1', 256),
                Callee = new string('2', 256),
                CallerDisplayName = new string('x', 1024),
                Trunk = new string('x', 64),
                RewriteFrom = new string('1', 16),
                RewritePai = new string('1', 16),
                RewriteRpi = new string('1', 16),
                UserData = new string('x', 128),
                Target = new string('x', 128),
                TargetInstanceId = new string('x', 128),
                TargetExtensionNumber = new string('x', 128),
            },
            CancellationToken.None);

        Assert.Equal(2, pbx.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public async Task An_id_that_cannot_be_one_is_not_sent(string? id)
    {
        await RefusedAsync(client => client.Calls.GetAsync(id!, CancellationToken.None));
        await RefusedAsync(client => client.Calls.HangUpAsync(id!, CancellationToken.None));
        await RefusedAsync(client => client.Calls.HoldAsync(id!, "1001", CancellationToken.None));
        await RefusedAsync(client => client.Calls.UnholdAsync(id!, "1001", CancellationToken.None));
        await RefusedAsync(client => client.Calls.TransferAsync(id!, "1001", "1002", CancellationToken.None));
    }

    [Fact]
    public async Task An_id_of_half_a_character_is_not_sent() =>
        await RefusedAsync(client => client.Calls.GetAsync("7\uDC00", CancellationToken.None));

    [Fact]
    public async Task The_id_1_is_never_taken_for_a_call()
    {
        var hangUp = await RefusedAsync(client => client.Calls.HangUpAsync("1", CancellationToken.None));
        var hold = await RefusedAsync(client => client.Calls.HoldAsync("1", "1001", CancellationToken.None));
        await RefusedAsync(client => client.Calls.UnholdAsync("1", "1001", CancellationToken.None));
        await RefusedAsync(client => client.Calls.TransferAsync("1", "1001", "1002", CancellationToken.None));

        Assert.Contains("hang-up", hangUp.Message, StringComparison.Ordinal);
        Assert.Equal(PortSipFailureReason.LatestCallUnnamed, hold.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_number_must_be_there(string? number)
    {
        await RefusedAsync(client => client.Calls.HoldAsync("111222", number!, CancellationToken.None));
        await RefusedAsync(client => client.Calls.HoldLatestAsync(number!, CancellationToken.None));
        await RefusedAsync(client => client.Calls.TransferLatestAsync("1001", number!, CancellationToken.None));
        await RefusedAsync(client => client.Calls.TransferLatestAsync(number!, "1002", CancellationToken.None));
    }

    [Theory]
    [InlineData("1001", null, null, "1003", null, "session_1")]
    [InlineData("1001", "", "0", "1003", null, "session_1")]
    [InlineData("1001", "1002", null, "", null, "session_2")]
    [InlineData("1001", "1002", null, null, "0", "session_2")]
    [InlineData("1001", "1002", "1", "1003", null, "session_1")]
    [InlineData("1001", "", "111", "", "111", "same call")]
    [InlineData("", "1002", null, "1003", null, "extension_number")]
    public async Task An_illegal_mix_of_an_attended_transfer_names_the_rule(string transferor, string? referTo1, string? session1, string? referTo2, string? session2, string rule)
    {
        var e = await RefusedAsync(client => client.Calls.TransferAttendedAsync(
            new AttendedTransferRequest { ExtensionNumber = transferor, ReferTo1 = referTo1, Session1 = session1, ReferTo2 = referTo2, Session2 = session2 },
            CancellationToken.None));

        Assert.Contains(rule, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12", "x", "test.io")]
    [InlineData("10a1", "x", "test.io")]
    [InlineData("１００１", "x", "test.io")]
    [InlineData("1001", "", "test.io")]
    [InlineData("1001", "x", "")]
    public async Task An_originate_by_URL_beyond_a_limit_is_not_sent(string extension, string password, string domain)
    {
        using var pbx = new MemoryPbx(_ => Reply.Json(Reply.Call));
        using var client = new PortSipDirectClient(Bench.Options(Bench.MemoryUri, handler: pbx));

        var e = await Bench.FailureOf(() => client.OriginateCallAsync(
            new DirectOriginateRequest { Call = TestedOperation.Originate, Domain = domain, Credential = new NetworkCredential(extension, password) },
            CancellationToken.None));

        Assert.Equal((PortSipFailure.ValidationFailed, 0), (e.Failure, pbx.Requests.Count));
    }

    [Fact]
    public async Task A_password_that_no_UTF_8_can_hold_is_refused_and_not_shown()
    {
        const string password = "half\uD800";
        using var pbx = new MemoryPbx(_ => Reply.Token());

        var e = await Bench.FailureOf(() => Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, password: password)));

        Assert.Equal((PortSipFailure.ValidationFailed, 0), (e.Failure, pbx.Requests.Count));
        Assert.DoesNotContain("half\uD800", e.ToString(), StringComparison.Ordinal);
    }

    private static async Task<PortSipException> RefusedAsync(Func<PortSipClient, Task> action)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Json(Reply.Call));
        using var bench = await Bench.SignInAsync(pbx);
        var e = await Bench.FailureOf(() => action(bench.Client));
        Assert.Equal((PortSipFailure.ValidationFailed, true, 1), (e.Failure, e.IsSafeToRetry, pbx.Requests.Count));
        return e;
    }
}
