namespace PortSip.Client;

/// <summary>The forms of filters that a PBX has been seen to accept.</summary>
internal sealed class FilterSupport
{
    /// <summary>The form of the times; null until one was accepted.</summary>
    public TimeLiteralForm? Times { get; set; }

    /// <summary>The instance of the connection's PBX.</summary>
    public static FilterSupport Of(PortSipConnection connection) => connection.Part(static _ => new FilterSupport());
}
