namespace PortSip.Client;

/// <summary>How times are written in a filter. PortSIP's documents show one form, OData has the other (API §1).</summary>
internal enum TimeLiteralForm
{
    /// <summary><c>started_at gt '2022-01-01T00:00:00Z'</c>.</summary>
    Quoted,

    /// <summary><c>started_at gt 2022-01-01T00:00:00Z</c>.</summary>
    Bare,
}
