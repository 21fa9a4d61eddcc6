using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to adding members to a queue or a ring group and removing them.</summary>
public abstract class MemberCommand : BulkCmdlet
{
    /// <summary>The extensions; a piped member, agent or extension provides its own.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NumberTextList]
    [ArgumentCompleter(typeof(MemberCompleter))]
    public string[] ExtensionNumber { get; set; } = [];

    // Changes to one list take turns anyway, and members are added in input order.
    private protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override object? ErrorTarget => $"{string.Join(", ", ExtensionNumber)} in {Owner}";

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        RefuseQueues(nameof(ExtensionNumber), ExtensionNumber);
        if (!ShouldSend(Announcement))
            return;
        // All of a row in one change: each change reads and sends the whole list.
        var change = Change(Client, ExtensionNumber);
        await SubmitAsync(ErrorTarget!, async token =>
        {
            await change(token);
            return null;
        });
    }

    /// <summary>The number or id of the queue or ring group.</summary>
    private protected abstract string Owner { get; }

    /// <summary>The change in words.</summary>
    private protected abstract string Announcement { get; }

    /// <summary>The change of this row.</summary>
    private protected abstract Func<CancellationToken, Task> Change(PortSipClient client, IReadOnlyList<string> numbers);
}
