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
    private bool _isConnectionTyped;
    private bool _isIdTyped;

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        // Before the first record, only typed parameters are bound.
        _isConnectionTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Connection));
        _isIdTyped = MyInvocation.BoundParameters.ContainsKey("Id");
        return Task.CompletedTask;
    }

    /// <summary>A text in front of which calls are piped isn't an id: it was meant for another parameter, whose name was omitted.</summary>
    private protected void RefuseIdBeside(PortSipCall? pipedCall, string typed, string recommendedAction)
    {
        if (_isIdTyped && pipedCall is not null)
            Refuse($"The calls are piped in, and '{typed}' was read as the id of another call.", recommendedAction);
    }

    /// <summary>
    /// A piped object without any selection must not mean "all". Its connection binds by itself, so that the command
    /// would run for it.
    /// </summary>
    private protected void RefuseInputWithout(string advice)
    {
        if (MyInvocation.ExpectingInput)
            throw new CommandException(PortSipFailure.ValidationFailed, "The piped object doesn't identify what to get.", advice);
    }

    /// <summary>A client for the connection of this record.</summary>
    /// <exception cref="PortSipException">NotConnected.</exception>
    private protected PortSipClient Client
    {
        get
        {
            var connection = Given ?? RunspaceConnections.Current.Default ?? throw NotConnected();
            if (_client?.Connection != connection)
                _client = new PortSipClient(connection, this) { StartToken = StopToken };
            return _client;
        }
    }

    // A piped call that is older than its user's last sign-in uses that sign-in. A connection that was specified by name is used as specified.
    private PortSipConnection? Given => _isConnectionTyped ? Connection : Connection?.Latest;

    /// <summary>Prompts for confirmation (-WhatIf, -Confirm), naming the server. -WhatIf works without a connection.</summary>
    private protected bool ShouldSend(string action) =>
        ShouldProcess((Given ?? RunspaceConnections.Current.Default)?.Server ?? "the PBX (not connected)", action);

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
