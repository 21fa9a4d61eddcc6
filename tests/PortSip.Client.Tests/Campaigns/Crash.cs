namespace PortSip.Client.Tests.Campaigns;

/// <summary>The process ends here: nothing that follows happens.</summary>
internal sealed class Crash : Exception;
