namespace PortSip.Simulator;

/// <summary>
/// What a caller presses in a menu, and where it leads: to the item with these keys, or else to the extension with this number. <c>#</c> ends the keys; without
/// it, the menu waits for another digit if there could be one.
/// </summary>
/// <param name="Number">The keys, without the <c>#</c> that ends them.</param>
/// <param name="IsItem">Whether the menu has an item with these keys.</param>
/// <param name="IsEnded">Whether there can be no other digit.</param>
internal sealed record PressedKeys(string Number, bool IsItem, bool IsEnded)
{
    private const char End = '#';

    /// <summary>Reads what was pressed.</summary>
    /// <param name="pressed">The keys.</param>
    /// <param name="items">The keys of the menu's items.</param>
    public static PressedKeys Read(string pressed, IReadOnlyCollection<string> items)
    {
        var isItem = items.Contains(pressed);
        if (!isItem && pressed.Length > 1 && pressed[pressed.Length - 1] == End)
            return Read(pressed.Substring(0, pressed.Length - 1), items) with { IsEnded = true };
        return new PressedKeys(pressed, isItem, IsEnded: isItem && !items.Any(item => item.Length > pressed.Length && item.StartsWith(pressed, StringComparison.Ordinal)));
    }
}
