using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace PortSipCallControl;

/// <summary>The simulators that a runspace has started and not stopped yet.</summary>
internal static class RunspaceSimulators
{
    private static readonly ConditionalWeakTable<Runspace, List<PortSipSimulator>> ByRunspace = new();

    /// <summary>Those of the runspace that runs on this thread, oldest first.</summary>
    public static IReadOnlyList<PortSipSimulator> Running => [.. Current];

    /// <summary>The one that was started last, or null.</summary>
    public static PortSipSimulator? Latest => Current is [.., var last] ? last : null;

    private static List<PortSipSimulator> Current => ByRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    public static void Add(PortSipSimulator simulator) => Current.Add(simulator);

    public static void Remove(PortSipSimulator simulator) => Current.Remove(simulator);

    public static void StopAllOfThisRunspace()
    {
        foreach (var simulator in Running)
            simulator.Stop();
        Current.Clear();
    }
}
