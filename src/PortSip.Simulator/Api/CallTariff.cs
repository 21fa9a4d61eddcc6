namespace PortSip.Simulator;

/// <summary>What a call costs, so that scripts that add up costs have something to add. The documents show a cost and no tariff.</summary>
internal static class CallTariff
{
    private const double InsidePerMinute = 0.01;
    private const double TrunkPerMinute = 0.05;

    /// <summary>The cost of a pair: for each minute that it talked or began to; nothing if it wasn't answered.</summary>
    public static double CostOf(SimulatedCallTarget target) => target.AnsweredAt is null
        ? 0
        : Math.Max(1, Math.Ceiling(CallRecordItem.Duration(target) / 60.0)) * (target.Trunk is null ? InsidePerMinute : TrunkPerMinute);
}
