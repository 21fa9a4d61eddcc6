using System.Collections;
using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common code of the completers.</summary>
internal static class Completions
{
    // The user waits for it after pressing Tab.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The active calls that one request returns: a longer list doesn't help the user to choose.</summary>
    public static IReadOnlyList<PortSipCall> Calls(IDictionary boundParameters) =>
        Ask(boundParameters, async (client, token) => (await client.Calls.ListPagesAsync(largestNumberOfPages: 1, token).ConfigureAwait(false)).Calls);

    /// <summary>The values of a parameter on the command line, one or several.</summary>
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

    /// <summary>The offers of one of several sources; none if it fails.</summary>
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
    /// Queries the PBX for offers, for at most a second, over the connection that the command would use. Without a connection, or if anything
    /// fails, there are no offers: completion never reports errors and never signs in.
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
