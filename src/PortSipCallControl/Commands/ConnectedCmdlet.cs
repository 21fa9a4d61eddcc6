using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>A cmdlet that uses a connection: the specified one, or the default of its runspace.</summary>
public abstract class ConnectedCmdlet : PortSipCmdlet
{
    /// <summary>The connection, or its name. If omitted, the session's default connection is used. A piped call provides its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionName")]
    [Connection]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public virtual PortSipConnection? Connection { get; set; }

    private PortSipClient? _client;

    /// <summary>A text in front of which objects are piped isn't the id of another one: it was meant for another parameter, whose name was omitted.</summary>
    /// <param name="noun">What the objects are.</param>
    /// <param name="typed">The text.</param>
    /// <param name="recommendedAction">What to do instead.</param>
    private protected void RefuseIdBesideInput(string noun, object typed, string recommendedAction) =>
        Refuse($"The {noun}s are piped in, and '{typed}' was read as the id of another {noun}.", recommendedAction);

    /// <summary>
    /// A piped object without any selection must not mean "all". Its connection binds by itself, so that the command
    /// would run for it.
    /// </summary>
    private protected void RefuseInputWithout(string advice)
    {
        if (MyInvocation.ExpectingInput)
            throw new CommandException(PortSipFailure.ValidationFailed, "The piped object doesn't identify what to get.", advice);
    }

    /// <summary>A queue isn't an extension. It is recognized if the connection has read the queues; nothing is requested for that.</summary>
    /// <exception cref="PortSipException">ValidationFailed: one of the numbers is a queue's.</exception>
    private protected void RefuseQueues(string parameter, params string[] numbers)
    {
        if (ConnectionOf(call: null) is { } connection && Array.Find(numbers, QueueDirectory.Of(connection).Knows) is { } queue)
            throw Validation.Failed($"-{parameter}: {queue} is a queue, not an extension.");
    }

    /// <summary>A client for the connection of this record.</summary>
    /// <exception cref="PortSipException">NotConnected.</exception>
    private protected PortSipClient Client => ClientOf(call: null);

    /// <summary>A client for the connection of a call.</summary>
    /// <exception cref="PortSipException">NotConnected.</exception>
    private protected PortSipClient ClientOf(PortSipCallIdentity? call)
    {
        var connection = ConnectionOf(call) ?? throw NotConnected();
        if (_client?.Connection != connection)
            _client = new PortSipClient(connection, this) { StartToken = StopToken };
        return _client;
    }

    /// <summary>Prompts for confirmation (-WhatIf, -Confirm), naming the server. -WhatIf works without a connection.</summary>
    private protected bool ShouldSend(string action, PortSipCallIdentity? call = null) =>
        ShouldProcess(ConnectionOf(call)?.Server ?? "the PBX (not connected)", action);

    // A call that is older than its user's last sign-in uses that sign-in. A connection that was specified by name is used as specified.
    private protected PortSipConnection? ConnectionOf(PortSipCallIdentity? call) =>
        IsTyped(nameof(Connection)) ? Connection
        : (Connection ?? OwnConnectionOf(call))?.Latest ?? RunspaceConnections.Current.Default;

    private static PortSipConnection? OwnConnectionOf(PortSipCallIdentity? call) =>
        call?.ConnectionName is { } name ? ConnectionAttribute.Find(name) ?? throw Validation.Failed(ConnectionAttribute.Unknown(name)) : null;

    /// <summary>Emits what is read, as it is read.</summary>
    private protected Task EmitAllAsync<T>(IAsyncEnumerable<T> items, string what, CancellationToken cancellationToken) => EmitAllAsync(items, static item => item, what, cancellationToken);

    /// <summary>Emits what is read, as it is converted.</summary>
    private protected async Task EmitAllAsync<T>(IAsyncEnumerable<T> items, Func<T, object?> convert, string what, CancellationToken cancellationToken)
    {
        if (CountProgress.Start(this, what) is not { } progress)
        {
            await items.ForEachAsync(item => WriteObjectAsync(convert(item)), cancellationToken);
            return;
        }
        try
        {
            await items.ForEachAsync(
                item =>
                {
                    progress.Advance();
                    return WriteObjectAsync(convert(item));
                },
                cancellationToken);
        }
        finally
        {
            progress.Complete();
        }
    }

    internal static PortSipException NotConnected()
    {
        var others = RunspaceConnections.Current.All;
        return new CommandException(
            PortSipFailure.NotConnected,
            others.Count == 0
                ? "This session is not connected to a PBX."
                : $"This session no longer has a default connection. Still connected: {string.Join(", ", others.Select(c => c.Name))}.",
            "Run Connect-PortSip, or specify a connection with -Connection. In ForEach-Object -Parallel and thread jobs, use -Connection $using:connection.");
    }
}
