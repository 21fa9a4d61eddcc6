using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace PortSipCallControl;

/// <summary>The wallboards that a runspace has started and not stopped yet. They end with it.</summary>
internal static class RunspaceWallboards
{
    private static readonly ConditionalWeakTable<Runspace, List<PortSipWallboard>> ByRunspace = new();

    /// <summary>Those of the runspace that runs on this thread, oldest first.</summary>
    public static IReadOnlyList<PortSipWallboard> Running => [.. Current];

    private static List<PortSipWallboard> Current => ByRunspace.GetOrCreateValue(Runspace.DefaultRunspace);

    public static void Add(PortSipWallboard wallboard)
    {
        Current.Add(wallboard);
        Runspace.DefaultRunspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken)
                wallboard.Stop();
        };
    }

    public static void Remove(PortSipWallboard wallboard) => Current.Remove(wallboard);

    public static void StopAllOfThisRunspace()
    {
        foreach (var wallboard in Running)
            wallboard.Stop();
        Current.Clear();
    }
}
