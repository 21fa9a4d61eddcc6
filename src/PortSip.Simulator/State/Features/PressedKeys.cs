namespace PortSip.Simulator;

/// <summary>
/// What a caller presses in a menu, and where it leads: to the item with these keys, or else to the extension with this number. An item acts as soon as no longer one
/// begins with its keys; what is pressed after them has no effect. <c>#</c> ends the keys; without it, the menu waits for another digit if there could be one.
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
        if (items.Where(item => pressed.StartsWith(item, StringComparison.Ordinal) && !IsBegun(item, items)).OrderBy(item => item.Length).FirstOrDefault() is { } acting)
            return new PressedKeys(acting, IsItem: true, IsEnded: true);
        var isItem = items.Contains(pressed);
        return !isItem && pressed.Length > 1 && pressed[pressed.Length - 1] == End
            ? Read(pressed.Substring(0, pressed.Length - 1), items) with { IsEnded = true }
            : new PressedKeys(pressed, isItem, IsEnded: false);
    }

    private static bool IsBegun(string keys, IReadOnlyCollection<string> items) => items.Any(item => item.Length > keys.Length && item.StartsWith(keys, StringComparison.Ordinal));
}
