using System.Collections;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>What the completers share.</summary>
internal static class Completions
{
    // Whoever presses Tab waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The active calls, as far as one request gives them: a longer list is no help to whoever has to choose from it.</summary>
    public static IReadOnlyList<PortSipCall> Calls(IDictionary boundParameters) =>
        Ask(boundParameters, async (client, token) => (await client.Calls.ListPagesAsync(largestNumberOfPages: 1, token).ConfigureAwait(false)).Calls);

    /// <summary>What a parameter of the command line was given, one text or several.</summary>
    public static IReadOnlyList<string> Texts(IDictionary boundParameters, string parameter)
    {
        var given = boundParameters[parameter];
        if (given is PSObject wrapped)
            given = wrapped.BaseObject;
        return given switch
        {
            null => [],
            string text => [text],
            IEnumerable several => [.. several.Cast<object?>().Select(one => one?.ToString() ?? "").Where(text => text.Length > 0)],
            _ => [given.ToString()!],
        };
    }

    /// <summary>What one of several sources has to offer; nothing where it fails.</summary>
    public static async Task<IReadOnlyList<T>> OrNothingAsync<T>(Task<IReadOnlyList<T>> source)
    {
        try
        {
            return await source;
        }
        catch (Exception e) when (e is PortSipException or OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>
    /// Asks the PBX for something to offer, for a second at the most, over the connection that the command would use. Without a
    /// connection, or when anything goes wrong, there is nothing to offer: a completion never complains, and never signs in.
    /// </summary>
    public static IReadOnlyList<T> Ask<T>(IDictionary boundParameters, Func<PortSipClient, CancellationToken, Task<IReadOnlyList<T>>> ask)
    {
        if (Connection(boundParameters) is not { IsConnected: true } connection)
            return [];
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return Task.Run(() => ask(new PortSipClient(connection) { RenewsToken = false }, patience.Token)).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is PortSipException or OperationCanceledException)
        {
            return [];
        }
    }

    private static PortSipConnection? Connection(IDictionary boundParameters)
    {
        var connections = RunspaceConnections.Current;
        var given = boundParameters[nameof(ConnectedCmdlet.Connection)];
        return given switch
        {
            PSObject { BaseObject: PortSipConnection connection } => connection,
            PortSipConnection connection => connection,
            string name => connections.Find(name),
            _ => connections.Default,
        };
    }
}
