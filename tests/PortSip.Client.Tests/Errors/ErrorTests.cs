using System.Net;
using System.Text;

namespace PortSip.Client.Tests.Errors;

/// <summary>From the PBX's error to the message.</summary>
public sealed class ErrorTests
{
    private const string Empty = "";
    private const string Listed = """{"errors":[{"code":"UNKNOWN","message":"unknown error"}]}""";

    public static TheoryData<int, PortSipFailure, bool, string> Statuses => new()
    {
        { 400, PortSipFailure.ValidationFailed, true, "the PBX rejected the request" },
        { 401, PortSipFailure.SessionExpired, true, "the PBX no longer accepts the token" },
        { 402, PortSipFailure.ValidationFailed, true, "the PBX rejected the request" },
        { 403, PortSipFailure.Forbidden, true, "the PBX doesn't permit it" },
        { 404, PortSipFailure.CallNotFound, true, "the PBX doesn't know this call" },
        { 405, PortSipFailure.NotFound, true, "the PBX couldn't find what was requested" },
        { 407, PortSipFailure.ConnectionFailed, true, "the proxy requires a user name" },
        { 408, PortSipFailure.TimedOut, false, "the server timed out" },
        { 409, PortSipFailure.Conflict, true, "something else is using it" },
        { 422, PortSipFailure.ValidationFailed, true, "the PBX rejected the request" },
        { 429, PortSipFailure.RateLimited, true, "too many requests were sent" },
        { 500, PortSipFailure.ServerError, false, "the server failed" },
        { 501, PortSipFailure.ServerError, false, "the server failed" },
        { 502, PortSipFailure.ServerError, false, "the server failed" },
        { 503, PortSipFailure.ServerError, false, "the server failed" },
        { 504, PortSipFailure.ServerError, false, "the server failed" },
        { 304, PortSipFailure.InvalidResponse, false, "the server redirects" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_status_is_a_failure_whatever_JSON_the_body_holds(int status, PortSipFailure failure, bool isSafeToSendTwice, string words)
    {
        foreach (var body in new[] { Empty, Listed, "[]", "{}", "null", """{"errors":{}}""", """{"errors":[1,null,"x",[]]}""" })
        {
            // Of the class "once only", so that what is safe depends on the answer alone.
            var e = await FailureAsync(status, body, (client, stop) => client.Calls.HoldLatestAsync("1001", stop));

            Assert.Equal((failure, (HttpStatusCode?)status, isSafeToSendTwice), (e.Failure, e.StatusCode, e.IsSafeToRetry));
            Assert.StartsWith("Could not hold the last call of 1001: ", e.Message, StringComparison.Ordinal);
            Assert.Contains(words, e.Message, StringComparison.Ordinal);
            Assert.Contains($"({status})", e.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("<html", e.Message, StringComparison.Ordinal);
            Assert.Equal("hold the last call of 1001", e.Operation);
            Assert.Equal(body == Listed ? "UNKNOWN" : null, e.Code);
        }
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Bad gateway</body></html>", "a web page")]
    [InlineData("  \r\n<?xml version='1.0'?><error/>", "a web page")]
    [InlineData("404 page not found", "text that isn't JSON")]
    [InlineData("no healthy upstream", "text that isn't JSON")]
    [InlineData("{\"errors\":[{\"code\":\"UNKN", "text that isn't JSON")]
    [InlineData("{\"errors\":[]} and more", "text that isn't JSON")]
    [InlineData("404", "text that isn't JSON")]
    [InlineData("\"Not Found\"", "text that isn't JSON")]
    [InlineData("true", "text that isn't JSON")]
    [InlineData(" ", "text that isn't JSON")]
    public async Task A_body_that_is_not_JSON_is_not_from_the_PBX_whatever_the_status(string body, string what)
    {
        foreach (var status in Statuses.Select(row => row.Data.Item1).Append(410).Append(404))
        {
            var failure = status switch
            {
                407 => PortSipFailure.ConnectionFailed,
                408 => PortSipFailure.TimedOut,
                429 => PortSipFailure.RateLimited,
                >= 500 => PortSipFailure.ServerError,
                _ => PortSipFailure.InvalidResponse,
            };

            var e = await FailureAsync(status, body, (client, stop) => client.Calls.HoldLatestAsync("1001", stop));

            Assert.Equal((failure, (HttpStatusCode?)status, status == 407, null), (e.Failure, e.StatusCode, e.IsSafeToRetry, e.Code));
            Assert.Contains($"({status})", e.Message, StringComparison.Ordinal);
            if (status >= 400)
                Assert.Contains(what, e.Message, StringComparison.Ordinal);
            if (failure == PortSipFailure.InvalidResponse)
                Assert.Equal(status >= 400 ? PortSipFailureReason.ForeignAnswer : PortSipFailureReason.Redirect, e.Reason);
        }
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    public async Task That_something_is_gone_counts_only_in_the_form_of_the_PBX(int status)
    {
        var e = await FailureAsync(status, """{"message":"no Route matched with those values"}""");

        Assert.Equal(PortSipFailure.InvalidResponse, e.Failure);
        Assert.Contains("JSON that isn't in the PBX's format", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "LICENSE_MODULE_UNAVAILABLE", PortSipFailure.LicenseRequired)]
    [InlineData(403, "LICENSE_TENANT_MODULE_REQUIRED", PortSipFailure.LicenseRequired)]
    [InlineData(403, "LICENSE_TARGET_MODULE_REQUIRED", PortSipFailure.LicenseRequired)]
    [InlineData(403, "LICENSE_OF_A_NEWER_PBX", PortSipFailure.LicenseRequired)]
    [InlineData(403, "license_module_unavailable", PortSipFailure.LicenseRequired)]
    [InlineData(503, "LICENSE_SNAPSHOT_UNAVAILABLE", PortSipFailure.ServerError)]
    [InlineData(409, "RESOURCE_IN_USE", PortSipFailure.Conflict)]
    [InlineData(400, "RESOURCE_IN_USE", PortSipFailure.Conflict)]
    [InlineData(409, "UNKNOWN", PortSipFailure.Conflict)]
    public async Task The_codes_of_newer_PBXs_are_failures_of_their_own(int status, string code, PortSipFailure failure)
    {
        var e = await FailureAsync(status, $$"""{"errors":[{"code":"{{code}}","message":"words of the PBX"}]}""");

        Assert.Equal((failure, code), (e.Failure, e.Code));
        Assert.Contains("words of the PBX", e.Message, StringComparison.Ordinal);
        if (code.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase))
            Assert.Contains("license", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task What_can_be_done_twice_is_always_safe_to_send_again(int status, PortSipFailure failure, bool isSafeToSendTwice, string words)
    {
        _ = (isSafeToSendTwice, words);
        var e = await FailureAsync(status, Empty, (client, stop) => client.Calls.HangUpAsync("7", stop));

        Assert.Equal((failure, true), (e.Failure, e.IsSafeToRetry));
    }

    [Theory]
    [InlineData(400, "UNAUTHORIZED", PortSipFailure.AuthenticationFailed)]
    [InlineData(401, "UNAUTHORIZED", PortSipFailure.AuthenticationFailed)]
    [InlineData(401, "UNKNOWN", PortSipFailure.AuthenticationFailed)]
    [InlineData(400, "UNKNOWN", PortSipFailure.ValidationFailed)]
    [InlineData(403, "UNKNOWN", PortSipFailure.Forbidden)]
    public async Task A_refused_sign_in_says_why_and_warns_of_the_block(int status, string code, PortSipFailure failure)
    {
        using var pbx = new MemoryPbx(_ => Reply.Error(status, code, "Login failed, authentication error"));

        var e = await Bench.FailureOf(() => Bench.SignInAsync(pbx));

        Assert.Equal((failure, code, 1), (e.Failure, e.Code, pbx.Requests.Count));
        Assert.Contains("Login failed, authentication error", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_of_an_answer_are_reported()
    {
        var e = await FailureAsync(400, """{"errors":[{"code":"VALIDATE_FAILED","message":"field validation failed.","detail":{"field":"caller"}},{"code":"NEW_IN_23","message":""},{"message":"no code"},{"code":42}]}""");

        Assert.Equal(
            [("VALIDATE_FAILED", "field validation failed", """{"field":"caller"}"""), ("NEW_IN_23", null, null), ("UNKNOWN", "no code", null), ("42", null, null)],
            e.Errors.Select(error => (error.Code, error.Message, error.Detail)));
        Assert.Equal("VALIDATE_FAILED", e.Code);
        Assert.EndsWith("""VALIDATE_FAILED: field validation failed {"field":"caller"}; NEW_IN_23; no code; 42.""", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_behind_a_byte_order_mark_is_read()
    {
        var e = await FailureAsync(400, "\uFEFF" + Listed);

        Assert.Equal("UNKNOWN", e.Code);
    }

    [Fact]
    public async Task An_endless_text_is_cut()
    {
        var e = await FailureAsync(400, $$"""{"errors":[{"code":"{{new string('C', 9000)}}","message":"{{new string('m', 9000)}}","detail":"{{new string('d', 9000)}}"}]}""");

        Assert.True(e.Message.Length < 2000, $"{e.Message.Length} characters");
    }

    [Theory]
    [InlineData("sessions", PortSipFailure.NotFound)]
    public async Task A_404_to_a_list_says_NotFound(string path, PortSipFailure failure)
    {
        using var pbx = MemoryPbx.SigningIn(_ => Reply.Empty(404));
        using var bench = await Bench.SignInAsync(pbx);

        var e = await Bench.FailureOf(() => bench.Client.Calls.ListAsync(CancellationToken.None));

        Assert.Equal(failure, e.Failure);
        Assert.EndsWith(path, pbx.Requests[^1].Path, StringComparison.Ordinal);
    }

    private static async Task<PortSipException> FailureAsync(int status, string body, Func<PortSipClient, CancellationToken, Task>? action = null)
    {
        action ??= (client, stop) => client.Calls.HoldAsync("7", "1001", stop);
        using var pbx = MemoryPbx.SigningIn(request => request.Path.EndsWith("refresh_token", StringComparison.Ordinal)
            ? Reply.Token()
            : Reply.Bytes(Encoding.UTF8.GetBytes(body), status));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, maximumRetryCount: 0));
        return await Bench.FailureOf(() => action(bench.Client, CancellationToken.None));
    }
}
