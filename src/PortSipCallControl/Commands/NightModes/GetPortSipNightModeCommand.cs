using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets the night mode of the company, queues, ring groups and virtual receptionists, one request for each.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipNightMode")]
[OutputType(typeof(PortSipNightMode))]
public sealed class GetPortSipNightModeCommand : BulkCmdlet
{
    /// <summary>The numbers or ids of queues. Wildcards are supported. A piped queue provides its own.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("QueueNumber")]
    [IdTextList(Meaning = "the number or id of a queue")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string[] Queue { get; set; } = [];

    /// <summary>The numbers or ids of ring groups. Wildcards are supported. A piped ring group provides its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RingGroupNumber")]
    [IdTextList(Meaning = "the number or id of a ring group")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RingGroupCompleter))]
    public string[] RingGroup { get; set; } = [];

    /// <summary>The numbers or ids of virtual receptionists. Wildcards are supported.</summary>
    [Parameter]
    [IdTextList(Meaning = "the number or id of a virtual receptionist")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ReceptionistCompleter))]
    public string[] Receptionist { get; set; } = [];

    /// <summary>The night mode of the whole company.</summary>
    [Parameter]
    public SwitchParameter Company { get; set; }

    private protected override int DefaultThrottleLimit => 8;

    /// <inheritdoc/>
    protected override object? ErrorTarget => string.Join(", ", [.. Queue, .. RingGroup, .. Receptionist]);

    private bool IsForAll => !Company && Queue.Length + RingGroup.Length + Receptionist.Length == 0;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (IsForAll)
            RefuseInputWithout("Pipe queues or ring groups.");
        var client = Client;
        if (Company || IsForAll)
            await GetAsync(client, PortSipNightModeScope.Company, ["the company"]);
        await GetAsync(client, PortSipNightModeScope.Queue, await ChosenAsync(
            nameof(Queue), Queue, async () => (await client.Queues.ListAsync(cancellationToken)).Select(queue => (queue.QueueNumber, queue.Id))));
        await GetAsync(client, PortSipNightModeScope.RingGroup, await ChosenAsync(
            nameof(RingGroup), RingGroup, async () => (await client.RingGroups.ListAsync(cancellationToken)).Select(group => (group.RingGroupNumber, group.Id))));
        await GetAsync(client, PortSipNightModeScope.Receptionist, await ChosenAsync(
            nameof(Receptionist), Receptionist, async () => (await client.NightModes.ListReceptionistsAsync(cancellationToken)).Select(one => (one.QueueNumber, one.Id))));
    }

    private async Task<string[]> ChosenAsync(string parameter, string[] given, Func<Task<IEnumerable<(string? Number, string Id)>>> list)
    {
        if (IsForAll)
            return [.. (await list()).Select(one => one.Number ?? one.Id)];
        return Array.Exists(given, NumberPatterns.IsPattern) ? NumberPatterns.WithoutPatterns(parameter, given, await list()) : given;
    }

    private async Task GetAsync(PortSipClient client, PortSipNightModeScope scope, string[] numbers)
    {
        foreach (var number in numbers)
            await SubmitAsync(number, async token => await client.NightModes.GetAsync(scope, number, token));
    }
}
