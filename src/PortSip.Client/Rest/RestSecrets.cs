namespace PortSip.Client;

/// <summary>The secrets in a user's request: the values of names that indicate a secret. No error may repeat them.</summary>
internal static class RestSecrets
{
    public static IEnumerable<string> In(object? value) => value switch
    {
        IReadOnlyList<KeyValuePair<string, object?>> fields => fields.SelectMany(field => Secrets.IsSecret(field.Key) ? All(field.Value) : In(field.Value)),
        string => [],
        IEnumerable<object?> items => items.SelectMany(In),
        _ => [],
    };

    // Yes and no aren't secrets and occur everywhere.
    private static IEnumerable<string> All(object? value) => value switch
    {
        null or bool or "" => [],
        string text => [text],
        IReadOnlyList<KeyValuePair<string, object?>> fields => fields.SelectMany(field => All(field.Value)),
        IEnumerable<object?> items => items.SelectMany(All),
        IFormattable => [JsonValues.Text(value)!],
        _ => [],
    };
}
