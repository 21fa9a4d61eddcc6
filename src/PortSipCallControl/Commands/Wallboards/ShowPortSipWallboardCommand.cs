using System.Management.Automation;
using System.Management.Automation.Host;
using PortSip.Client;
using PortSip.Wallboard;

namespace PortSipCallControl;

/// <summary>Shows queues, agents and calls live in the terminal, until you press q or Ctrl+C. The terminal is afterwards as it was before.</summary>
[Cmdlet(VerbsCommon.Show, "PortSipWallboard")]
[OutputType(typeof(void))]
public sealed class ShowPortSipWallboardCommand : WallboardCommand
{
    /// <summary>Ends after this many seconds, 1 to 31536000 (a year).</summary>
    [Parameter]
    [ValidateRange(1, 31_536_000)]
    [NoOffers]
    public int? TimeoutSec { get; set; }

    /// <inheritdoc/>
    protected override Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (!this.HasTerminal() || !Host.UI.SupportsVirtualTerminal)
        {
            ThrowTerminatingError(ErrorRecords.From(
                new CommandException(
                    PortSipFailure.ValidationFailed,
                    "The wallboard needs a terminal: there isn't one here, its input or output is redirected, or it doesn't support escape sequences.",
                    "Use Start-PortSipWallboard for a page in the browser. In scripts, use Watch-PortSipEvent, Get-PortSipQueueCaller and Get-PortSipAgent."),
                ErrorTarget));
        }
        return base.BeginProcessingAsync(cancellationToken);
    }

    private protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        var queues = await ChosenQueuesAsync(cancellationToken);
        var words = BoardWords.Of((Language ?? SessionLanguage.Current).ToString());
        using var feed = new WallboardFeed(new PortSipClient(Client.Connection), new WallboardOptions { Queues = queues, Sla = TimeSpan.FromSeconds(SlaSec), Words = words });
        await feed.StartAsync(cancellationToken);
        var screen = Host.UI.RawUI;
        var terminal = new BoardTerminal
        {
            Size = () => (screen.WindowSize.Width, screen.WindowSize.Height),
            Write = Write,
            TakeKey = TakeKey,
            Words = words,
            Measure = screen.LengthInBufferCells,
            IsColored = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
        await terminal.ShowAsync(feed.Boards, TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null, cancellationToken);
    }

    // The console's host removes escape sequences if colors are turned off.
    private void Write(string text)
    {
        if (Host.Name == "ConsoleHost")
            Console.Out.Write(text);
        else
            Host.UI.Write(text);
    }

    private char? TakeKey() => Host.UI.RawUI.KeyAvailable ? Host.UI.RawUI.ReadKey(ReadKeyOptions.NoEcho | ReadKeyOptions.IncludeKeyDown).Character : null;
}
