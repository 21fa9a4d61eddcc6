using System.Net;
using System.Text;

namespace PortSip.Client.Tests.Errors;

/// <summary>From what the PBX says to what the reader is told.</summary>
public sealed class ErrorTests
{
    private const string Empty = "";
    private const string Html = "<!DOCTYPE html><html><body>Bad gateway</body></html>";
    private const string Listed = """{"errors":[{"code":"UNKNOWN","message":"unknown error"}]}""";

    public static TheoryData<int, PortSipFailure, bool, string> Statuses => new()
    {
        { 400, PortSipFailure.ValidationFailed, true, "the PBX refused it" },
        { 401, PortSipFailure.SessionExpired, true, "the PBX no longer accepts the token" },
        { 402, PortSipFailure.ValidationFailed, true, "the PBX refused it" },
        { 403, PortSipFailure.Forbidden, true, "the PBX doesn't permit it" },
        { 404, PortSipFailure.CallNotFound, true, "the PBX knows no such call" },
        { 405, PortSipFailure.NotFound, true, "the PBX doesn't know what was asked for" },
        { 407, PortSipFailure.ConnectionFailed, true, "the proxy wants a user name" },
        { 408, PortSipFailure.TimedOut, false, "the server gave up waiting" },
        { 409, PortSipFailure.ValidationFailed, true, "the PBX refused it" },
        { 422, PortSipFailure.ValidationFailed, true, "the PBX refused it" },
        { 429, PortSipFailure.RateLimited, true, "the PBX gets too many requests" },
        { 500, PortSipFailure.ServerError, false, "the server failed" },
        { 501, PortSipFailure.ServerError, false, "the server failed" },
        { 502, PortSipFailure.ServerError, false, "the server failed" },
        { 503, PortSipFailure.ServerError, false, "the server failed" },
        { 504, PortSipFailure.ServerError, false, "the server failed" },
        { 304, PortSipFailure.InvalidResponse, true, "the server redirects" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_status_is_a_failure_whatever_the_body_holds(int status, PortSipFailure failure, bool isSafeToSendTwice, string words)
    {
        foreach (var body in new[] { Empty, Html, Listed, "[]", "{", "null", """{"errors":{}}""", """{"errors":[1,null,"x",[]]}""" })
        {
            // Of the class "once only", so that what is safe depends on the answer alone.
            var e = await FailureAsync(status, body, (client, stop) => client.HoldLatestCallAsync("1001", stop));

            Assert.Equal((failure, (HttpStatusCode?)status, isSafeToSendTwice), (e.Failure, e.StatusCode, e.IsSafeToRetry));
            Assert.StartsWith("Could not hold the last call of 1001: ", e.Message, StringComparison.Ordinal);
            Assert.Contains(words, e.Message, StringComparison.Ordinal);
            Assert.Contains($"({status})", e.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("<html", e.Message, StringComparison.Ordinal);
            Assert.Equal("hold the last call of 1001", e.Operation);
            Assert.False(string.IsNullOrEmpty(e.RecommendedAction));
            Assert.Equal(body == Listed ? "UNKNOWN" : null, e.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task What_can_be_done_twice_is_always_safe_to_send_again(int status, PortSipFailure failure, bool isSafeToSendTwice, string words)
    {
        _ = (isSafeToSendTwice, words);
        var e = await FailureAsync(status, Empty, (client, stop) => client.HangUpCallAsync("7", stop));

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
        if (failure == PortSipFailure.AuthenticationFailed)
            Assert.Contains("blocks this address", e.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_of_an_answer_are_told()
    {
        var e = await FailureAsync(400, """{"errors":[{"code":"VALIDATE_FAILED","message":"field validation failed.","detail":{"field":"caller"}},{"code":"NEW_IN_23","message":""},{"message":"no code"},{"code":42}]}""");

        Assert.Equal(
            [("VALIDATE_FAILED", "field validation failed", """{"field":"caller"}"""), ("NEW_IN_23", null, null), ("UNKNOWN", "no code", null), ("42", null, null)],
            e.Errors.Select(error => (error.Code, error.Message, error.Detail)));
        Assert.Equal("VALIDATE_FAILED", e.Code);
        Assert.EndsWith("""VALIDATE_FAILED: field validation failed {"field":"caller"}; NEW_IN_23; UNKNOWN: no code; 42.""", e.Message, StringComparison.Ordinal);
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

        var e = await Bench.FailureOf(() => bench.Client.ListCallsAsync(CancellationToken.None));

        Assert.Equal(failure, e.Failure);
        Assert.EndsWith(path, pbx.Requests[^1].Path, StringComparison.Ordinal);
    }

    private static async Task<PortSipException> FailureAsync(int status, string body, Func<PortSipClient, CancellationToken, Task>? action = null)
    {
        action ??= (client, stop) => client.HoldCallAsync("7", "1001", stop);
        using var pbx = MemoryPbx.SigningIn(request => request.Path.EndsWith("refresh_token", StringComparison.Ordinal)
            ? Reply.Token()
            : Reply.Bytes(Encoding.UTF8.GetBytes(body), status));
        using var bench = await Bench.SignInAsync(Bench.Options(Bench.MemoryUri, handler: pbx, maximumRetryCount: 0));
        return await Bench.FailureOf(() => action(bench.Client, CancellationToken.None));
    }
}
