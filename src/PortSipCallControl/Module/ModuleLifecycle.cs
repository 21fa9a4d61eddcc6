using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>What the engine calls when the module is imported into a runspace, and when it is removed from it.</summary>
public sealed class ModuleLifecycle : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
#if !NET
        FrameworkVersion.Require();
        DependencyResolver.Register();
#endif
    }

    /// <summary>Forgets the connections of this runspace, with their tokens and passwords, and stops its simulators.</summary>
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceConnections.Current.ForgetAll();
        RunspaceSimulators.StopAllOfThisRunspace();
#if !NET
        DependencyResolver.Unregister();
#endif
    }
}
