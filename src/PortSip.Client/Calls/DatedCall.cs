namespace PortSip.Client;

/// <summary>An active call, with the PBX's time when it was read.</summary>
/// <param name="Call">The call.</param>
/// <param name="PbxTime">The time, in whole seconds; null if the PBX doesn't state it.</param>
internal sealed record DatedCall(PortSipCall Call, DateTimeOffset? PbxTime);
