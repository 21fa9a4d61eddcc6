using System.Net;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>
/// A request's content that remembers whether its sending began. The HTTP stack asks for the content only once it has
/// a connection, so a content that was never asked for belongs to a request that certainly did not reach the PBX.
/// </summary>
/// <remarks>
/// A request without content is resent by SocketsHttpHandler behind our back, up to three times, when the server closes
/// before it answers; one with content, even an empty one, is not. So every request has one where the platform allows it.
/// </remarks>
internal sealed class TrackedContent : HttpContent
{
    private readonly byte[] _body;

    public TrackedContent(byte[] body, string? contentType)
    {
        _body = body;
        if (contentType is not null)
            Headers.ContentType = new MediaTypeHeaderValue(contentType);
    }

    public bool IsEmpty => _body.Length == 0;

    public bool SendingBegan { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        SendingBegan = true;
        return stream.WriteAsync(_body, 0, _body.Length);
    }

#if NET
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        SendingBegan = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }
#endif

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
