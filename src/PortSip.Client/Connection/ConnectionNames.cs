using System.Runtime.CompilerServices;

namespace PortSip.Client;

/// <summary>
/// Finds a connection by the very text that is its name. Records show that text: while they live, what is done with them goes to their own
/// connection, even where another one has the same name, or none has it.
/// </summary>
internal static class ConnectionNames
{
    private static readonly ConditionalWeakTable<string, PortSipConnection> ByText = new();

    /// <summary>Makes a text of its own of the name, if it isn't one already (<see cref="ReceivedText"/> has made one of a name that isn't neutral).</summary>
    public static string Register(string name, PortSipConnection connection)
    {
        var own = ReferenceEquals(ReceivedText.Original(name), name) ? new string(name.ToCharArray()) : name;
        ByText.Add(own, connection);
        return own;
    }

    /// <summary>The connection whose name this text is; null for a text that only reads the same.</summary>
    public static PortSipConnection? Of(string text) => ByText.TryGetValue(text, out var connection) ? connection : null;
}
