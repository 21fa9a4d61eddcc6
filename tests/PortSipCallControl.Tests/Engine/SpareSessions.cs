[assembly: AssemblyFixture(typeof(PortSipCallControl.Tests.SpareSessions))]

namespace PortSipCallControl.Tests;

/// <summary>Ends the spare sessions after the last test.</summary>
public sealed class SpareSessions : IDisposable
{
    public void Dispose() => OpenSession.CloseSpare();
}
