using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>The connections of one runspace, and which of them is its default. Nothing here is shared by the process.</summary>
internal sealed class RunspaceConnections
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceConnections> ByRunspace = new();

    private readonly List<PortSipConnection> _connections = [];

    /// <summary>Those of the runspace that runs on this thread: ask on the pipeline's thread only.</summary>
    public static RunspaceConnections Current => ByRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    /// <summary>The one that serves where a cmdlet names none: the last that was made, until it is disconnected.</summary>
    public PortSipConnection? Default { get; private set; }

    /// <summary>All, the oldest first.</summary>
    public IReadOnlyList<PortSipConnection> All => [.. _connections];

    /// <summary>Takes a new connection in, as the default. One of the same name stays usable, but is found by its name no longer.</summary>
    public void Add(PortSipConnection connection)
    {
        _connections.RemoveAll(c => !c.IsConnected);
        _connections.Add(connection);
        Default = connection;
    }

    /// <summary>Takes a connection out. No other becomes the default by that: actions must not end at another PBX by accident.</summary>
    public void Remove(PortSipConnection connection)
    {
        _connections.Remove(connection);
        if (Default == connection)
            Default = null;
    }

    /// <summary>Forgets all of them, with their tokens and passwords.</summary>
    public void ForgetAll()
    {
        foreach (var connection in _connections)
            connection.Dispose();
        _connections.Clear();
        Default = null;
    }

    /// <summary>The newest with the name, or null.</summary>
    public PortSipConnection? Find(string name) => _connections.FindLast(c => string.Equals(c.Name, NeutralText.Of(name), StringComparison.OrdinalIgnoreCase));
}
