namespace PortSip.Simulator;

/// <summary>Something to tell, as JSON text, and whom it is about.</summary>
/// <param name="Topic">The tenant's topic; the global form gets it too.</param>
/// <param name="Text">The event.</param>
/// <param name="Subject">The extension or queue that it is about; null for calls and management.</param>
internal sealed record EventMessage(string Topic, string Text, string? Subject = null);
