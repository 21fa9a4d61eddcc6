namespace PortSipCallControl;

/// <summary>A possible argument.</summary>
/// <param name="Text">The argument as passed to the command; null or empty for none.</param>
/// <param name="Hint">The known details.</param>
internal readonly record struct Offer(string? Text, string Hint);
