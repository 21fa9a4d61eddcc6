namespace PortSip.Client;

/// <summary>Somebody to call.</summary>
internal sealed record CampaignPerson
{
    private const string Telephone = "tel:";

    private static readonly string[] Schemes = ["sips:", "sip:", Telephone];

    /// <summary>The number to dial.</summary>
    public required string Number { get; init; }

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The time zone of the quiet times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;

    /// <summary>The same for all spellings of a number: 0033187691 is +33187691, also within an address, and case doesn't matter.</summary>
    public string Key => KeyOf(Number);

    /// <inheritdoc cref="Key"/>
    public static string KeyOf(string number)
    {
        var key = number.Trim().ToLowerInvariant();
        if (Array.Find(Schemes, scheme => key.StartsWith(scheme, StringComparison.Ordinal)) is { } scheme)
        {
            key = key.Substring(scheme.Length).Split(';')[0];
            // RFC 3966 allows separators.
            if (scheme == Telephone)
                key = new string([.. key.Where(c => c is not ('-' or '.' or '(' or ')'))]);
        }
        // In international form, a number is the same in every domain.
        var user = key.Split('@')[0];
        if (user.Length > 4 && user.StartsWith("00", StringComparison.Ordinal))
            user = $"+{user.Substring(2)}";
        return user.Length > 1 && user[0] == '+' && user.Skip(1).All(c => c is >= '0' and <= '9') ? user : key;
    }
}
