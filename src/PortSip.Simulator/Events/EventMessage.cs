namespace PortSip.Simulator;

/// <summary>A message as JSON text, with its subject.</summary>
/// <param name="Topic">The tenant's topic; the message is sent to the global form too.</param>
/// <param name="Text">The event.</param>
/// <param name="Subject">The extension or queue that it concerns; null for calls and management.</param>
internal sealed record EventMessage(string Topic, string Text, string? Subject = null);
