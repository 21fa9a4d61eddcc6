namespace PortSip.Testing;

/// <summary>Where the net472 tests run on Linux. It has defects of its own, which say nothing of Windows PowerShell.</summary>
public static class MonoRuntime
{
    public static bool IsRunning { get; } = Type.GetType("Mono.Runtime") is not null;
}
