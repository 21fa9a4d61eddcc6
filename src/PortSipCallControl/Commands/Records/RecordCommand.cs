using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to the cmdlets that read records: the conditions and the limit.</summary>
public abstract class RecordCommand : ConnectedCmdlet
{
    private protected const string ListSet = "List";
    private protected const string IdSet = "Id";

    /// <summary>Only records that started at or after this time: a [datetime], a time span before now, or text such as 2026-05-08T10:15.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [Time]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only records that started before this time, specified as for -Since.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [Time]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Only records with one of these callers. Quote numbers.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Caller { get; set; } = [];

    /// <summary>Only records with one of these callees. Quote numbers.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [RecordedNumberList]
    [ArgumentCompleter(typeof(ExtensionCompleter))]
    public string[] Callee { get; set; } = [];

    /// <summary>A further condition in the PBX's own language (OData), sent unchanged: "status_code ge 400".</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public string? Filter { get; set; }

    /// <summary>The order in the PBX's own language (OData), sent unchanged: "started_at desc". Default: the PBX's own order.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    public string? OrderBy { get; set; }

    /// <summary>The largest number of records. Reading stops there.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [ValidateRange(1, long.MaxValue)]
    public long? First { get; set; }

    /// <summary>The largest number of pages (100 records) that are read ahead of the pipeline: 1 to 16.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = CollectionReader.DefaultPagesAhead;

    private protected virtual RecordQuery Query => new()
    {
        Since = Since,
        Until = Until,
        Callers = Caller,
        Callees = Callee,
        Filter = Text.OrNull(Filter),
        OrderBy = Text.OrNull(OrderBy),
        First = First,
        PagesAhead = ThrottleLimit,
    };
}
