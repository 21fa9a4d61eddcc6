using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Gets extensions with their status and their registered devices.</summary>
[Cmdlet(VerbsCommon.Get, "PortSipExtension")]
[OutputType(typeof(PortSipExtension))]
public sealed class GetPortSipExtensionCommand : BulkCmdlet
{
    // Beyond it, one list of all extensions costs less than a request for each.
    private const int MostSingleReads = 8;

    private readonly Dictionary<PortSipConnection, IReadOnlyList<PortSipExtension>> _lists = [];
    private int _singleReads;

    /// <summary>The numbers; wildcards are supported. All by default. A number without wildcards that doesn't exist is an error: NotFound.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ExtensionNumber")]
    [IdTextList(Meaning = "the number of an extension")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Number { get; set; } = [];

    /// <summary>Only extensions with one of these states.</summary>
    [Parameter]
    [EnumList(typeof(PortSipExtensionStatus))]
    public PortSipExtensionStatus[] Status { get; set; } = [];

    /// <summary>Also gets the forwarding rules: another request for each extension.</summary>
    [Parameter]
    public SwitchParameter IncludeForwarding { get; set; }

    private protected override int DefaultThrottleLimit => 24;

    /// <inheritdoc/>
    protected override object? ErrorTarget => Number.Length > 0 ? string.Join(", ", Number) : null;

    /// <inheritdoc/>
    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        if (Number.Length == 0)
            RefuseInputWithout("Pipe the numbers of extensions.");
        var client = Client;
        var patterns = NamePatterns.Of(nameof(Number), Number.Length == 0 ? ["*"] : [.. Number.Where(WildcardPattern.ContainsWildcardCharacters)]);
        await EachAsync(Number.Where(number => !WildcardPattern.ContainsWildcardCharacters(number)), async number => await SubmitAsync(client, await FindAsync(client, number, cancellationToken)));
        if (patterns.Count > 0)
        {
            await client.Extensions.ListAsync().ForEachAsync(
                extension => patterns.Match(extension.ExtensionNumber) ? SubmitAsync(client, extension) : Task.CompletedTask,
                cancellationToken);
        }
    }

    private async Task<PortSipExtension> FindAsync(PortSipClient client, string number, CancellationToken cancellationToken)
    {
        if (!_lists.TryGetValue(client.Connection, out var list))
        {
            if (Number.Length <= MostSingleReads && _singleReads++ < MostSingleReads)
                return await client.Extensions.FindAsync(number, cancellationToken);
            _lists.Add(client.Connection, list = await client.Extensions.ListAsync().ToListAsync(cancellationToken));
        }
        var shown = NeutralText.Of(number);
        return list.FirstOrDefault(extension => extension.ExtensionNumber == shown) ?? throw ExtensionsClient.NotFound(number);
    }

    private Task SubmitAsync(PortSipClient client, PortSipExtension extension)
    {
        var (wanted, includesForwarding) = (Status, IncludeForwarding.ToBool());
        return SubmitAsync(extension, async token =>
        {
            var whole = await client.Extensions.GetStatusAsync(extension, token);
            if (wanted.Length > 0 && !Array.Exists(wanted, status => status.ToString() == whole.Status))
                return null;
            return includesForwarding ? await client.Extensions.GetForwardingAsync(whole, token) : whole;
        });
    }
}
