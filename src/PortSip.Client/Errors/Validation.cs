namespace PortSip.Client;

/// <summary>The documented limits, checked before anything is sent (API §3).</summary>
internal static class Validation
{
    public static PortSipException Failed(string message, PortSipFailureReason reason = PortSipFailureReason.None) =>
        // A quoted value may be an address with a password, passed to the wrong parameter.
        new(PortSipFailure.ValidationFailed, Secrets.MaskAddress(message))
        {
            // Nothing was sent.
            IsSafeToRetry = true,
            Reason = reason,
        };

    /// <summary>Checks a required text.</summary>
    public static string Required(string? value, string field, int longest, int shortest = 1)
    {
        if (value is null)
            throw Failed($"{field} is missing.");
        return Optional(value, field, longest, shortest)!;
    }

    /// <summary>Checks an optional text.</summary>
    public static string? Optional(string? value, string field, int longest, int shortest = 1)
    {
        if (value is not null)
            RequireUnicode(value, field);
        if (value is null || (value.Length >= shortest && value.Length <= longest))
            return value;
        throw Failed($"{field} must have {shortest} to {longest} characters; it has {value.Length}.");
    }

    /// <summary>Rejects text that no encoding can represent.</summary>
    public static void RequireUnicode(string value, string field)
    {
        if (!IsUnicode(value))
            throw Failed($"{field} contains an unpaired surrogate (half a character), which can't be sent.");
    }

    private static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }
        return true;
    }

    /// <summary>Checks the extension of the originate by URL: 3 to 64 digits.</summary>
    public static string Extension(string? value, string field)
    {
        var number = Required(value, field, longest: 64, shortest: 3);
        return number.All(c => c is >= '0' and <= '9') ? number : throw Failed($"{field} must be 3 to 64 digits; '{number}' contains other characters.");
    }

    /// <summary>Checks a number. The API's description says 3 to 64 digits, its call-control page allows PSTN numbers: the looser rule applies.</summary>
    public static string Number(string? value, string field = "extension_number") => Required(value, field, longest: 256);

    /// <summary>Checks an id. It is opaque, but it has to be a single path segment.</summary>
    public static string Id(string? id)
    {
        var text = Required(ReceivedText.Original(id), "The id", longest: 1024);
        return text is "." or ".." || text.Any(char.IsControl)
            ? throw Failed($"'{NeutralText.Of(text)}' isn't a valid id: it is '.' or '..', or contains a control character.")
            : text;
    }
}
