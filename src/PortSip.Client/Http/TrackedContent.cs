using System.Net;
using System.Net.Http.Headers;

namespace PortSip.Client;

/// <summary>
/// A request's content that records whether sending has started. The HTTP stack reads the content only once it has
/// a connection, so if the content was never read, the request certainly didn't reach the PBX.
/// </summary>
/// <remarks>
/// SocketsHttpHandler silently resends a request without content up to three times if the server closes the connection
/// before it responds, but not one with content, even empty. So every request has content if the platform allows it.
/// </remarks>
internal sealed class TrackedContent : HttpContent
{
    private const string Json = "application/json";

    // Almost every request has it, and nothing changes it.
    private static readonly MediaTypeHeaderValue JsonType = new(Json);

    private readonly byte[] _body;

    public TrackedContent(byte[] body, string? contentType)
    {
        _body = body;
        if (contentType is not null)
            Headers.ContentType = contentType == Json ? JsonType : new MediaTypeHeaderValue(contentType);
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
