namespace PortSip.Client;

/// <summary>Where the code of a two-factor sign-in comes from (API §2).</summary>
/// <param name="IsMailed">Whether the PBX shall mail a new code first; not where the caller has one in hand already.</param>
/// <param name="GetAsync">
/// Gives the code. It is told whose request waits for the sign-in, by its log: a later renewal can be another's.
/// </param>
public sealed record OneTimePasswordSource(bool IsMailed, Func<IRequestLog, CancellationToken, Task<string>> GetAsync);
