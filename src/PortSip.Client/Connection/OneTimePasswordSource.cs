namespace PortSip.Client;

/// <summary>The source of the code for a two-factor sign-in (API §2).</summary>
/// <param name="IsMailed">Whether the PBX should mail a new code first; not if the caller already has one.</param>
/// <param name="GetAsync">
/// Returns the code. Its argument is the log of the request that waits for the sign-in, because a later renewal can serve a different one.
/// </param>
public sealed record OneTimePasswordSource(bool IsMailed, Func<IRequestLog, CancellationToken, Task<string>> GetAsync);
