namespace PortSip.Client;

/// <summary>The secrets in what a user sends: whatever stands under a name that says so. No error may repeat them.</summary>
internal static class RestSecrets
{
    private static readonly string[] Names = ["password", "secret", "token", "code", "pin"];

    public static IEnumerable<string> In(object? value) => value switch
    {
        IReadOnlyList<KeyValuePair<string, object?>> fields => fields.SelectMany(field => IsSecret(field.Key) && field.Value is string secret && secret.Length > 0 ? [secret] : In(field.Value)),
        string => [],
        IEnumerable<object?> items => items.SelectMany(In),
        _ => [],
    };

    private static bool IsSecret(string name) => Names.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
