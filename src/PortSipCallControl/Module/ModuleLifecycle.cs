using System.Management.Automation;

namespace PortSipCallControl;

/// <summary>Called by the engine when the module is imported into a runspace, and when it is removed.</summary>
public sealed class ModuleLifecycle : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
#if !NET
        FrameworkVersion.Require();
        DependencyResolver.Register();
#endif
        ModulePath.AddAdditionalModules();
    }

    /// <summary>Drops the connections of this runspace, with their tokens and passwords, and stops its wallboards and simulators.</summary>
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        RunspaceWallboards.StopAllOfThisRunspace();
        RunspaceConnections.Current.ForgetAll();
        RunspaceSimulators.StopAllOfThisRunspace();
#if !NET
        DependencyResolver.Unregister();
#endif
    }
}
