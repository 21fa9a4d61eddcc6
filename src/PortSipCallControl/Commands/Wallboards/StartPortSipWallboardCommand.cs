using System.Management.Automation;
using System.Net;
using PortSip.Client;
using PortSip.Wallboard;

namespace PortSipCallControl;

/// <summary>
/// Serves a live page of queues, agents and calls to browsers of this computer. It ends with Stop-PortSipWallboard, with the module, with the session, or with
/// the process.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "PortSipWallboard", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipWallboard))]
public sealed class StartPortSipWallboardCommand : WallboardCommand
{
    /// <summary>The port, 0 to 65535; 0 (default) selects a free one.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    [GivenNumber]
    [NoOffers]
    public int Port { get; set; }

    /// <summary>Opens the page in the browser.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    private protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!ShouldSend($"Subscribe to events of queues and calls, and show them on a page at {(Port == 0 ? "a free loopback port" : $"loopback port {Port}")}"))
            return;
        var queues = await ChosenQueuesAsync(cancellationToken);
        // Without the log of this command, which ends before the wallboard does.
        var words = BoardWords.Of((Language ?? SessionLanguage.Current).ToString());
        var feed = new WallboardFeed(new PortSipClient(Client.Connection), new WallboardOptions { Queues = queues, Sla = TimeSpan.FromSeconds(SlaSec), Words = words });
        PortSipWallboard? wallboard = null;
        try
        {
            await feed.StartAsync(cancellationToken);
            wallboard = new PortSipWallboard(feed, Serve(feed, words), Client.Connection, [.. queues.Select(queue => queue.QueueNumber ?? queue.Id)]);
        }
        finally
        {
            if (wallboard is null)
                feed.Dispose();
        }
        RunspaceWallboards.Add(wallboard);
        if (Open && WebBrowser.Open(wallboard.Uri) is { } problem)
            WriteWarning($"No browser could be opened: {problem} Open {wallboard.Uri} yourself.");
        WriteObject(wallboard);
    }

    private WallboardServer Serve(WallboardFeed feed, BoardWords words)
    {
        try
        {
            return WallboardServer.Start(feed.Boards, words, Port);
        }
        catch (HttpListenerException e)
        {
            throw new CommandException(PortSipFailure.Conflict, $"The loopback port {Port} can't be used: {e.Message}", "Use another -Port, or omit it to use a free one.", e);
        }
    }
}
