using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Finds a connection by the string instance that is its name. Records show that instance: while they live, actions on them use their own
/// connection, even if another connection has the same name or none has it.
/// </summary>
internal static class ConnectionNames
{
    private static readonly ConditionalWeakTable<string, PortSipConnection> ByText = new();

    /// <summary>Creates a separate instance of the name, if it isn't one already (<see cref="ReceivedText"/> has created one for a name that isn't neutral).</summary>
    public static string Register(string name, PortSipConnection connection)
    {
        var own = ReferenceEquals(ReceivedText.Original(name), name) ? new string(name.ToCharArray()) : name;
        ByText.Add(own, connection);
        return own;
    }

    /// <summary>The connection whose name is this instance; null for a string that is only equal to it.</summary>
    public static PortSipConnection? Of(string text) => ByText.TryGetValue(text, out var connection) ? connection : null;
}
