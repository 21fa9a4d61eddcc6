namespace PortSip.Client;

/// <summary>What filters a PBX takes, as far as it has shown.</summary>
internal sealed class FilterHabits
{
    /// <summary>The form of times; null until it has taken one.</summary>
    public TimeLiteralForm? Times { get; set; }

    /// <summary>Those of a connection's PBX.</summary>
    public static FilterHabits Of(PortSipConnection connection) => connection.Part(static _ => new FilterHabits());
}
