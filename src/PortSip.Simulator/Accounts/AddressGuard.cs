namespace PortSip.Simulator;

/// <summary>Counts failed sign-ins by address, and blocks an address that has too many in a row.</summary>
internal sealed class AddressGuard(SimulatorOptions options, SimulatorClock clock)
{
    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> blocks = new(StringComparer.Ordinal);

    public IReadOnlyList<BlockedAddress> Blocked =>
        [.. blocks.Where(block => block.Value > clock.Now).Select(block => new BlockedAddress(block.Key, block.Value))];

    public int FailuresOf(string address) => failures.TryGetValue(address, out int count) ? count : 0;

    public bool IsBlocked(string address)
    {
        if (!blocks.TryGetValue(address, out DateTimeOffset until)) return false;
        if (until > clock.Now) return true;

        Forget(address);
        return false;
    }

    public void Fail(string address)
    {
        failures[address] = FailuresOf(address) + 1;
        if (options.FailedSignInLimit > 0 && failures[address] >= options.FailedSignInLimit)
        {
            blocks[address] = clock.Now + options.BlockDuration;
        }
    }

    public void Forget(string address)
    {
        failures.Remove(address);
        blocks.Remove(address);
    }
}
