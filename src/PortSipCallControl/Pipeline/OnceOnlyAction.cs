using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Something that is never sent twice, while it is under way: what is known of it where its result gets nowhere.</summary>
/// <param name="deed">What it does.</param>
/// <param name="output">Where its result goes.</param>
internal sealed class OnceOnlyAction(OnceOnlyDeed deed, IBatchOutput output)
{
    private volatile PortSipCall? _call;

    /// <summary>What it does.</summary>
    public OnceOnlyDeed Deed => deed;

    /// <summary>Cancels what can be given up at once when the command is stopped: waiting for what becomes of the call.</summary>
    public CancellationToken StopToken => output.StopToken;

    /// <summary>Cancels the request itself, some time after a stop: its answer tells what was done.</summary>
    public CancellationToken GraceToken => output.GraceToken;

    /// <summary>The call to which it was done; null while nobody knows.</summary>
    public PortSipCall? Call { get => _call; set => _call = value; }

    /// <summary>What became of the call since, such as "hung up"; null for nothing that is known.</summary>
    public string? Sequel { get; set; }
}
