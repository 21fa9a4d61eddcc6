[assembly: AssemblyFixture(typeof(PortSipCallControl.Tests.SpareSessions))]

namespace PortSipCallControl.Tests;

/// <summary>Ends with the last test, and the sessions that were handed on with it.</summary>
public sealed class SpareSessions : IDisposable
{
    public void Dispose() => OpenSession.CloseSpare();
}
