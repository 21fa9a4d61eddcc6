namespace PortSip.Client;

/// <summary>Where the body of a 2xx answer goes that is too large to be held. It lives through all attempts of its request.</summary>
internal interface IBodySink
{
    /// <summary>Before each attempt: asks for what is still missing.</summary>
    void Prepare(HttpRequestMessage message);

    /// <summary>When the head of the answer is there.</summary>
    void Begin(HttpResponseMessage response);

    /// <summary>For each part of the body, in order.</summary>
    Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken);
}
