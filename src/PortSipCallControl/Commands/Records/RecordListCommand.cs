using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to the cmdlets that read records: the further condition, the order and the limit, in addition to the period.</summary>
public abstract class RecordListCommand : PeriodCommand
{
    private protected const string IdSet = "Id";

    /// <summary>A further condition in the PBX's own language (OData), sent unchanged: "status_code ge 400".</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [NoOffers]
    public string? Filter { get; set; }

    /// <summary>The order in the PBX's own language (OData), sent unchanged: "started_at desc". Default: the PBX's own order.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [NoOffers]
    public string? OrderBy { get; set; }

    /// <summary>The largest number of records. Reading stops there.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [ValidateRange(1, long.MaxValue)]
    [NoOffers]
    public long? First { get; set; }

    /// <summary>The largest number of pages (100 records) that are read ahead of the pipeline: 1 to 16.</summary>
    [Parameter]
    [OnlyIn(ListSet)]
    [ValidateRange(1, 16)]
    [NoOffers]
    public int ThrottleLimit { get; set; } = CollectionReader.DefaultPagesAhead;

    private protected virtual RecordQuery Query
    {
        get
        {
            var (since, until) = Range;
            return new RecordQuery
            {
                Since = since,
                Until = until,
                Filter = Text.OrNull(Filter),
                OrderBy = Text.OrNull(OrderBy),
                First = First,
                PagesAhead = ThrottleLimit,
            };
        }
    }
}
