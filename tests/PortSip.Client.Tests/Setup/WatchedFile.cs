namespace PortSip.Client.Tests;

/// <summary>A file opened as a transfer opens it, and something done before or instead of each writing.</summary>
internal sealed class WatchedFile(string path, FileMode mode, Action<int> onWrite)
    : FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, useAsync: true)
{
    public override async Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        await base.WriteAsync(buffer, offset, count, cancellationToken);
        onWrite(count);
    }
}
