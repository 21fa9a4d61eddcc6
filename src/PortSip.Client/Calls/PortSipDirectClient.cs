namespace PortSip.Client;

/// <summary>Originates without a connection: see <see cref="DirectOriginateRequest"/>.</summary>
/// <param name="options">The PBX and how to reach it, without a credential or token.</param>
/// <param name="log">Receives the log lines; null for none.</param>
public sealed class PortSipDirectClient(PortSipConnectionOptions options, IRequestLog? log = null) : IDisposable
{
    private readonly IRequestLog _log = log ?? SilentLog.Instance;
    private readonly RequestPipeline _path = new(options);

    /// <inheritdoc cref="ApiSender.StartToken"/>
    internal CancellationToken StartToken { get; init; }

    /// <summary><c>GET /sessions/directly</c>. It is never sent twice.</summary>
    /// <exception cref="PortSipOutcomeUnknownException">CallOutcomeUnknown: the response was lost. Without a token, the call can't be searched for.</exception>
    /// <exception cref="PortSipException">UnencryptedRefused, ValidationFailed, AuthenticationFailed and the failures of every request.</exception>
    public async Task<PortSipCall> OriginateCallAsync(DirectOriginateRequest call, CancellationToken cancellationToken)
    {
        PortSipServerAddress.RequireEncryption(options.ApiUri, options.AllowsUnencrypted);
        var request = call.ToRequest() with { StartToken = StartToken };
        var placed = PlacedCalls.At(options, call.Domain);
        try
        {
            using var underWay = placed.UnderWay.Begin(call.Call);
            var response = await _path.SendAsync(request, token: null, _path.StartDeadline(), _log, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccess)
                throw Failures.FromResponse(request, response, token: null);
            var answer = Wire.Read(request, response, CallJson.Wire.OriginateAnswer, _log);
            var id = answer.Id ?? throw CallFailures.NoSessionId(request);
            placed.Claimed.TryClaim(id);
            return call.Call.ToCall(id, connection: null);
        }
        catch (PortSipException e) when (LostCallSearch.IsNeededAfter(e))
        {
            throw CallFailures.CallOutcomeUnknown(call.Call, e, [], "without a token the active calls can't be listed");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _path.Dispose();
}
