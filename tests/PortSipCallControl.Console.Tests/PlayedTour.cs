namespace PortSipCallControl.Hosting.Tests;

/// <summary>The tour, played once for all tests that look at it.</summary>
public sealed class PlayedTour : IAsyncLifetime
{
    internal ConsoleResult Result { get; private set; } = new(-1, "", "");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Result = await ConsoleProcess.RunAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
