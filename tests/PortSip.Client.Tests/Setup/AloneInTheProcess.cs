namespace PortSip.Client.Tests;

/// <summary>
/// Tests of file locks. On Unix a process that another test starts holds each lock of this one between fork and exec, so these run while
/// no other test does.
/// </summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
