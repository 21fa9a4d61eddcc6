namespace PortSip.Simulator;

/// <summary>The numbers that the tenant blocks. Initially, there are none.</summary>
internal sealed class BlockedNumbers(SimulatorOptions options, SimulatorClock clock)
{
    private readonly IdSource _ids = new(options.SeedOf(RandomStream.BlockedNumbers));

    public List<BlockedNumber> All { get; } = [];

    public BlockedNumber Add()
    {
        var added = new BlockedNumber(_ids.Next(), clock.Now);
        All.Add(added);
        return added;
    }

    public BlockedNumber? Find(string id) => All.Find(blocked => blocked.Id == id);

    /// <summary>Whether the number is blocked now. That an expired entry has no effect is inferred from its name.</summary>
    public bool Blocks(string number) => All.Exists(blocked => blocked.Number == number && !(blocked.ExpiresAt <= clock.Now));
}
