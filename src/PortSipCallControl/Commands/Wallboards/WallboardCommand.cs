using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to both kinds of wallboards: what they show.</summary>
public abstract class WallboardCommand : ConnectedCmdlet
{
    private readonly List<string> _queues = [];
    private PortSipConnection? _connection;
    private bool _hasRun;

    /// <summary>The numbers or ids of the queues; all that the user can see by default. Wildcards are supported. Accepts piped queues.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <summary>How long a caller should wait at most, in seconds, 1 to 3600; default 30. If the PBX reports the limit of a queue, that is used.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [NoOffers]
    public int SlaSec { get; set; } = 30;

    /// <summary>The language of the board. If omitted, that of the session, or else English.</summary>
    [Parameter]
    [EnumText(typeof(PortSipLanguage))]
    public PortSipLanguage? Language { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Queue.Length == 0 ? null : string.Join(", ", Queue);

    /// <inheritdoc/>
    protected sealed override Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Queue.Length == 0)
            RefuseInputWithout("Pipe queues, their numbers or their ids.");
        _hasRun = true;
        _queues.AddRange(Queue);
        _connection = Connection;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected sealed override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        // No input isn't all queues.
        if (!_hasRun)
            return;
        Connection ??= _connection;
        await RunAsync(cancellationToken);
    }

    /// <summary>Shows all the queues of the input on one board.</summary>
    private protected abstract Task RunAsync(CancellationToken cancellationToken);

    /// <summary>The queues to show.</summary>
    /// <exception cref="PortSipException">NotFound: there is no such queue.</exception>
    private protected async Task<IReadOnlyList<PortSipQueue>> ChosenQueuesAsync(CancellationToken cancellationToken)
    {
        var all = await Client.Queues.ListAsync(cancellationToken);
        if (_queues.Count == 0)
            return all;
        if (QueueChoice.WithoutPatterns([.. _queues], all) is not { Length: > 0 } chosen)
            throw QueueChoice.NoMatch([.. _queues], all);
        return [.. chosen.Select(queue => all.FirstOrDefault(each => each.QueueNumber == queue || each.Id == queue) ?? throw QueueChoice.NotFound(queue, all)).Distinct()];
    }
}
