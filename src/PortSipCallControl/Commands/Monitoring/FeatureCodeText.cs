using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The feature code to show before a request: -WhatIf sends nothing, so it may be the documented default.</summary>
internal static class FeatureCodeText
{
    public static string Shown(string? given, PortSipConnection? connection, PortSipFeature feature) =>
        Text.OrNull(given) ?? CodesOf(connection ?? RunspaceConnections.Current.Default).Known(feature);

    private static FeatureCodes CodesOf(PortSipConnection? connection) => connection is null ? new FeatureCodes() : FeatureCodes.Of(connection);
}
