using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The connections of one runspace, and its default connection. Nothing here is shared in the process.</summary>
internal sealed class RunspaceConnections
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> ByRunspace = new();

    private readonly List<Entry> _entries = [];

    /// <summary>The instance of the runspace that runs on this thread: call it only on the pipeline thread.</summary>
    public static RunspaceConnections Current => ByRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The session's default connection: the last that was created or chosen, until it is disconnected.</summary>
    public PortSipConnection? Default { get; private set; }

    /// <summary>All connections, oldest first. The default can be another session's.</summary>
    public IReadOnlyList<PortSipConnection> All
    {
        get
        {
            var own = _entries.Select(entry => entry.Connection).ToList();
            if (Default is { } shared && !own.Contains(shared))
                own.Add(shared);
            return own;
        }
    }

    /// <summary>
    /// Determines the place of a new sign-in. A sign-in of the same user at the same server and domain replaces the earlier one under that name:
    /// a script that signs in every hour has one connection, not hundreds. Another user's sign-in never does, and gets a name like lab-2 if
    /// the name is taken.
    /// </summary>
    /// <param name="options">The user, the server and the name of the sign-in.</param>
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

    /// <summary>Adds a new connection as the default, in place of the one that it replaces.</summary>
    public void Add(PortSipConnection connection, ConnectionPlace place)
    {
        _entries.RemoveAll(entry => entry.Connection == place.Replaces);
        _entries.Add(new Entry(place.WantedName, connection));
        Default = connection;
    }

    /// <summary>Makes a connection the default. Another session's belongs to that session, which ends it.</summary>
    /// <exception cref="PortSipException">NotConnected; Conflict: this session has another connection of its name.</exception>
    public void MakeDefault(PortSipConnection connection)
    {
        if (!connection.IsConnected)
        {
            throw new CommandException(
                PortSipFailure.NotConnected, $"The connection '{connection.Name}' has been closed, and can't be the default.", "Run Connect-PortSip, which makes its connection the default.");
        }
        if (_entries.Exists(entry => entry.Connection != connection && entry.Connection.IsConnected && IsSame(entry.Connection.Name, connection.Name)))
        {
            throw new CommandException(
                PortSipFailure.Conflict,
                $"This session has a connection of its own that is named '{connection.Name}'.",
                "Names are unique in a session. Disconnect one of the two, or connect with another -Name.");
        }
        Default = connection;
    }

    /// <summary>Leaves the session without a default, if the connection is the default.</summary>
    public void ClearDefault(PortSipConnection connection)
    {
        if (Default == connection)
            Default = null;
    }

    /// <summary>Removes a connection. No other becomes the default: actions must not reach another PBX by accident.</summary>
    public void Remove(PortSipConnection connection)
    {
        _entries.RemoveAll(entry => entry.Connection == connection);
        ClearDefault(connection);
    }

    /// <summary>Drops all connections, with their tokens and passwords.</summary>
    public void ForgetAll()
    {
        foreach (var entry in _entries)
            entry.Connection.Dispose();
        _entries.Clear();
        Default = null;
    }

    /// <summary>The connection with the name, or null.</summary>
    public PortSipConnection? Find(string name) => All.FirstOrDefault(connection => IsSame(connection.Name, NeutralText.Of(name)));

    private static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private sealed record Entry(string WantedName, PortSipConnection Connection);
}
