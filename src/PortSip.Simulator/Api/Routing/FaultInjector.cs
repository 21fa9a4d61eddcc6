using System.Globalization;
using System.Text;

namespace PortSip.Simulator;

/// <summary>Creates the response to a request that a fault affects, and decides whether its operation is carried out.</summary>
internal sealed class FaultInjector(SimulatorOptions options, TokenStore tokens, SimulatorClock clock)
{
    private const string HtmlPage =
        "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

    /// <param name="fault">The fault.</param>
    /// <param name="commit">Carries out the operation and creates its real response.</param>
    public SimulatorResponse Apply(SimulatorFault fault, Func<SimulatorResponse> commit)
    {
        switch (fault.Kind)
        {
            case SimulatorFaultKind.Status:
                return Status(fault, fault.StatusCode ?? 503);
            case SimulatorFaultKind.CommitThenStatus:
                return Status(fault, fault.StatusCode ?? 503) with { IsCommitted = commit().IsCommitted };
            case SimulatorFaultKind.Unauthorized:
                return Answer.Refuse(401, fault.Errors.Count > 0 ? fault.Errors : [Errors.TokenRefused]);
            case SimulatorFaultKind.ExpireTokens:
                tokens.Expire(SimulatorTokens.Access);
                return commit();
            case SimulatorFaultKind.ExpireAllTokens:
                tokens.Expire(SimulatorTokens.AccessAndRefresh);
                return commit();
            case SimulatorFaultKind.CommitThenLoseAnswer:
                return WithBody(commit()) with { Delivery = SimulatorDelivery.CutBody };
            case SimulatorFaultKind.ResetBeforeCommit:
                return Answer.Empty(0) with { Delivery = SimulatorDelivery.Reset };
            case SimulatorFaultKind.ResetAfterCommit:
                return commit() with { Delivery = SimulatorDelivery.Reset };
            case SimulatorFaultKind.NeverAnswer:
                return Answer.Empty(0) with { Delivery = SimulatorDelivery.Silence };
            case SimulatorFaultKind.CommitThenNeverAnswer:
                return commit() with { Delivery = SimulatorDelivery.Silence };
            case SimulatorFaultKind.Delay:
                return commit() with { Delay = fault.Delay };
            case SimulatorFaultKind.SlowBody:
                return WithBody(commit()) with { Delivery = SimulatorDelivery.ByteByByte, Delay = fault.Delay };
            case SimulatorFaultKind.Redirect:
                return Answer.Empty(fault.StatusCode ?? 302).With("Location", fault.RedirectTo!.AbsoluteUri);
            case SimulatorFaultKind.ErrorList:
                return Answer.Refuse(fault.StatusCode ?? 400, fault.Errors);
            default:
                return Spoil(commit(), fault);
        }
    }

    private SimulatorResponse Status(SimulatorFault fault, int statusCode)
    {
        var response = fault.Body switch
        {
            SimulatorFaultBody.Empty => Answer.Empty(statusCode),
            SimulatorFaultBody.Html => Answer.Html(statusCode, HtmlPage),
            _ => Answer.Refuse(statusCode, fault.Errors.Count > 0 ? fault.Errors : [statusCode == 409 ? Errors.Conflict(options.Version) : Errors.Unknown]),
        };
        return fault.RetryAfter is { } wait ? response.With("Retry-After", RetryAfter(wait, fault.RetryAfterForm)) : response;
    }

    private string RetryAfter(TimeSpan wait, RetryAfterForm form) => form == RetryAfterForm.HttpDate
        ? (clock.Now + wait).ToString("R", CultureInfo.InvariantCulture)
        : Math.Ceiling(wait.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>A response that is to be cut off or slowed down needs a body, and most successes of the API have none.</summary>
    private static SimulatorResponse WithBody(SimulatorResponse response) => response.Body.Length > 1
        ? response
        : Answer.Json(response.StatusCode == 204 ? 200 : response.StatusCode, "{}"u8.ToArray()) with { IsCommitted = response.IsCommitted };

    private static SimulatorResponse Spoil(SimulatorResponse response, SimulatorFault fault)
    {
        var body = fault.Kind switch
        {
            SimulatorFaultKind.MalformedJson => "{\"id\": 8847, , 'items': [}"u8.ToArray(),
            SimulatorFaultKind.TruncatedJson => Truncate(WithBody(response).Body.ToArray()),
            SimulatorFaultKind.WrongShape => "[1, 2, 3]"u8.ToArray(),
            SimulatorFaultKind.InvalidUtf8 => [.. "{\"id\":\"88"u8, 0xC3, 0x28, 0xFF, .. "\"}"u8],
            SimulatorFaultKind.HugeBody => Huge(fault.BodyLength),
            _ => throw new InvalidOperationException("Unknown fault " + fault.Kind),
        };
        var statusCode = response.StatusCode == 204 ? 200 : response.StatusCode;
        return Answer.Json(statusCode, body) with { IsCommitted = response.IsCommitted };
    }

    private static byte[] Truncate(byte[] whole) => [.. whole.Take(whole.Length / 2)];

    private static byte[] Huge(int length)
    {
        var head = Encoding.ASCII.GetBytes("{\"padding\":\"");
        var tail = Encoding.ASCII.GetBytes("\"}");
        var body = new byte[Math.Max(length, head.Length + tail.Length)];
        for (var position = head.Length; position < body.Length - tail.Length; position++)
            body[position] = (byte)'x';
        head.CopyTo(body, 0);
        tail.CopyTo(body, body.Length - tail.Length);
        return body;
    }
}
