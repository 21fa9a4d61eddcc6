using PortSip.Client;

namespace PortSipCallControl;

/// <summary>What saving differs in between kinds of records.</summary>
/// <param name="IdOf">The id of a record.</param>
/// <param name="RequestOf">The request that gets it.</param>
/// <param name="TargetOf">The target of its errors.</param>
/// <param name="At">The record with the connection that has it.</param>
/// <param name="SaveAsync">Saves its files, and returns what is emitted.</param>
internal sealed record FileSteps<T>(
    Func<T, string> IdOf,
    Func<T, string> RequestOf,
    Func<T, object> TargetOf,
    Func<T, PortSipConnection, object> At,
    Func<PortSipClient, T, RecordingPath, CancellationToken, Task<object?>> SaveAsync);
