namespace PortSip.Simulator;

/// <summary>Counts failed sign-ins by address, and blocks an address after too many in a row.</summary>
internal sealed class AddressBlocks(SimulatorOptions options, SimulatorClock clock)
{
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _blocks = new(StringComparer.Ordinal);

    public IReadOnlyList<BlockedAddress> Blocked =>
        [.. _blocks.Where(block => block.Value > clock.Now).Select(block => new BlockedAddress(block.Key, block.Value))];

    public int FailuresOf(string address) => _failures.TryGetValue(address, out var count) ? count : 0;

    public bool IsBlocked(string address)
    {
        if (!_blocks.TryGetValue(address, out var until))
            return false;
        if (until > clock.Now)
            return true;
        Forget(address);
        return false;
    }

    public void Fail(string address)
    {
        _failures[address] = FailuresOf(address) + 1;
        if (options.FailedSignInLimit > 0 && _failures[address] >= options.FailedSignInLimit)
            _blocks[address] = clock.Now + options.BlockDuration;
    }

    public void Forget(string address)
    {
        _failures.Remove(address);
        _blocks.Remove(address);
    }
}
