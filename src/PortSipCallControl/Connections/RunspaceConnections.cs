using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The connections of one runspace, and which of them is its default. Nothing here is shared by the process.</summary>
internal sealed class RunspaceConnections
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> ByRunspace = new();

    private readonly List<Entry> _entries = [];

    /// <summary>Those of the runspace that runs on this thread: ask on the pipeline's thread only.</summary>
    public static RunspaceConnections Current => ByRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The one that serves where a cmdlet names none: the last that was made, until it is disconnected.</summary>
    public PortSipConnection? Default { get; private set; }

    /// <summary>All, the oldest first.</summary>
    public IReadOnlyList<PortSipConnection> All => [.. _entries.Select(entry => entry.Connection)];

    /// <summary>
    /// The place of a new sign-in. The same user at the same server and domain takes the place of the earlier sign-in under that name:
    /// a script that signs in every hour has one connection, not hundreds. Anybody else never does, and gets a name like lab-2 where
    /// the name is taken.
    /// </summary>
    /// <param name="options">Who signs in, where, and under which name.</param>
    public ConnectionPlace PlaceFor(PortSipConnectionOptions options)
    {
        _entries.RemoveAll(entry => !entry.Connection.IsConnected);
        var wanted = options.Name ?? options.ApiUri.Host;
        if (_entries.Find(entry => IsSame(entry.WantedName, wanted) && entry.Connection.IsSameSignIn(options)) is { } earlier)
            return new ConnectionPlace(wanted, earlier.Connection.Name, earlier.Connection);
        var name = wanted;
        for (var number = 2; Find(name) is not null; number++)
            name = FormattableString.Invariant($"{wanted}-{number}");
        return new ConnectionPlace(wanted, name, Replaces: null);
    }

    /// <summary>Takes a new connection in, as the default, in place of the one that it replaces.</summary>
    public void Add(PortSipConnection connection, ConnectionPlace place)
    {
        _entries.RemoveAll(entry => entry.Connection == place.Replaces);
        _entries.Add(new Entry(place.WantedName, connection));
        Default = connection;
    }

    /// <summary>Takes a connection out. No other becomes the default by that: actions must not end at another PBX by accident.</summary>
    public void Remove(PortSipConnection connection)
    {
        _entries.RemoveAll(entry => entry.Connection == connection);
        if (Default == connection)
            Default = null;
    }

    /// <summary>Forgets all of them, with their tokens and passwords.</summary>
    public void ForgetAll()
    {
        foreach (var entry in _entries)
            entry.Connection.Dispose();
        _entries.Clear();
        Default = null;
    }

    /// <summary>The one with the name, or null.</summary>
    public PortSipConnection? Find(string name) => _entries.Find(entry => IsSame(entry.Connection.Name, NeutralText.Of(name)))?.Connection;

    private static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private sealed record Entry(string WantedName, PortSipConnection Connection);
}
