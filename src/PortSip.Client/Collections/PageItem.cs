namespace PortSip.Client;

/// <summary>An item of a page.</summary>
/// <param name="Identity">Identifies an item that was seen before: its id or, without one, its content. Null if it has neither.</param>
/// <param name="Value">The item; null if it can't be used.</param>
internal readonly record struct PageItem<T>(string? Identity, T? Value)
    where T : class;
