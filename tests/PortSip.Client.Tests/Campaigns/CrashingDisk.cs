namespace PortSip.Client.Tests.Campaigns;

/// <summary>A file that survives crashes: what was flushed is there, and of what was only written a part.</summary>
internal sealed class CrashingDisk(CrashingWorld world, byte[] content) : MemoryStream
{
    private int _flushed = content.Length;
    private bool _isOpen;

    public static CrashingDisk Open(CrashingWorld world, byte[] content)
    {
        var disk = new CrashingDisk(world, content);
        disk.Append(content, 0, content.Length);
        disk._isOpen = true;
        return disk;
    }

    /// <summary>What is found after the crash, with as much of the rest as the computer had written by itself.</summary>
    public byte[] After(Random chance) => [.. ToArray().Take(_flushed + chance.Next((int)Length - _flushed + 1))];

    public override void Write(byte[] buffer, int offset, int count)
    {
        world.Step();
        Append(buffer, offset, count / 2);
        world.Step();
        Append(buffer, offset + (count / 2), count - (count / 2));
        world.Step();
    }

    public void FlushToDisk()
    {
        _flushed = (int)Length;
        world.Step();
    }

    public override void SetLength(long value)
    {
        base.SetLength(value);
        if (_isOpen)
            _flushed = (int)Math.Min(_flushed, value);
    }

    private void Append(byte[] buffer, int offset, int count) => base.Write(buffer, offset, count);
}
