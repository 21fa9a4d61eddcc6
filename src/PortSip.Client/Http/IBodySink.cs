namespace PortSip.Client;

/// <summary>Receives the body of a 2xx response that is too large to keep in memory. It is used for all attempts of its request.</summary>
internal interface IBodySink
{
    /// <summary>Called before each attempt: requests what is still missing.</summary>
    void Prepare(HttpRequestMessage message);

    /// <summary>Called when the response head has arrived.</summary>
    void Begin(HttpResponseMessage response);

    /// <summary>Called for each part of the body, in order.</summary>
    Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken);
}
