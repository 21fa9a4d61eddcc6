namespace PortSip.Client;

/// <summary>The tenant's feature codes, read once per connection; if that isn't permitted, the documented defaults.</summary>
internal sealed class FeatureCodes : ITenantKnowledge
{
    private volatile IReadOnlyList<FeatureCodeAnswer>? _known;

    /// <summary>The codes of a connection's tenant.</summary>
    public static FeatureCodes Of(PortSipConnection connection) => connection.Part(static _ => new FeatureCodes());

    /// <summary>The code, if it is known without a request.</summary>
    public string Known(PortSipFeature feature) => Find(feature)?.Code ?? Default(feature);

    /// <summary>The tenant's code.</summary>
    /// <exception cref="PortSipException">NotFound: the tenant has disabled the feature. And the failures of every request.</exception>
    public async Task<string> GetAsync(PortSipFeature feature, Func<CancellationToken, Task<IReadOnlyList<FeatureCodeAnswer>>> list, CancellationToken cancellationToken)
    {
        _known ??= await list(cancellationToken).ConfigureAwait(false);
        var found = Find(feature);
        if (string.Equals(found?.Enabled, "false", StringComparison.OrdinalIgnoreCase))
        {
            throw new PortSipException(PortSipFailure.NotFound, $"The tenant has disabled the feature code for {KnownWord.Wire(feature.ToString())}.")
            {
                IsSafeToRetry = true,
                Reason = PortSipFailureReason.FeatureOff,
            };
        }
        return found?.Code ?? Default(feature);
    }

    public void Forget() => _known = null;

    private FeatureCodeAnswer? Find(PortSipFeature feature)
    {
        var name = KnownWord.Wire(feature.ToString());
        return _known?.FirstOrDefault(code => code.Feature == name && code.Code is not null);
    }

    private static string Default(PortSipFeature feature) => feature switch
    {
        PortSipFeature.SilentCallMonitoring => "*63",
        PortSipFeature.CallPark => "*68",
        PortSipFeature.CallRetrieve => "*88",
        _ => "*97",
    };
}
