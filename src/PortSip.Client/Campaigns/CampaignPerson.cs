namespace PortSip.Client;

/// <summary>Somebody to call.</summary>
internal sealed record CampaignPerson
{
    /// <summary>The number to dial.</summary>
    public required string Number { get; init; }

    /// <summary>The name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The time zone of the quiet times.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Local;

    /// <summary>The same for all spellings of a number: 0033187691 is +33187691, and case doesn't matter.</summary>
    public string Key => KeyOf(Number);

    /// <inheritdoc cref="Key"/>
    public static string KeyOf(string number)
    {
        var key = number.Trim().ToLowerInvariant();
        if (key.StartsWith("sip:", StringComparison.Ordinal) || key.StartsWith("tel:", StringComparison.Ordinal))
            key = key.Substring(4);
        return key.Length > 4 && key.StartsWith("00", StringComparison.Ordinal) && key.All(c => c is >= '0' and <= '9') ? $"+{key.Substring(2)}" : key;
    }
}
