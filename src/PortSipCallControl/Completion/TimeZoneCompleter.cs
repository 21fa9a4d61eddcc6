namespace PortSipCallControl;

/// <summary>Offers the time zones of this computer.</summary>
internal sealed class TimeZoneCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from zone in TimeZoneInfo.GetSystemTimeZones()
        orderby zone.Id
        select new Offer(zone.Id, zone.DisplayName);
}
