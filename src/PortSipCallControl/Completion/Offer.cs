namespace PortSipCallControl;

/// <summary>Something that an argument can be.</summary>
/// <param name="Text">The argument as the command gets it; null or empty for nothing.</param>
/// <param name="Hint">What is known of it.</param>
internal readonly record struct Offer(string? Text, string Hint);
