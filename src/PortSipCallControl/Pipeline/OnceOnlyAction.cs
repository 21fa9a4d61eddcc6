using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A once-only action in progress, with what is known of it if its result can't be emitted.</summary>
/// <param name="verb">Describes the action.</param>
/// <param name="output">The output for its result.</param>
internal sealed class OnceOnlyAction(OnceOnlyVerb verb, IBatchOutput output)
{
    private volatile PortSipCall? _call;

    /// <summary>Describes the action.</summary>
    public OnceOnlyVerb Verb => verb;

    /// <summary>Cancels what can be abandoned immediately when the command is stopped: waiting for the outcome of the call.</summary>
    public CancellationToken StopToken => output.StopToken;

    /// <summary>Cancels the request itself, some time after a stop: its response shows what was done.</summary>
    public CancellationToken GraceToken => output.GraceToken;

    /// <summary>The call that the action applies to; null while unknown.</summary>
    public PortSipCall? Call { get => _call; set => _call = value; }

    /// <summary>The later state of the call, such as "hung up"; null if unknown.</summary>
    public string? Sequel { get; set; }
}
