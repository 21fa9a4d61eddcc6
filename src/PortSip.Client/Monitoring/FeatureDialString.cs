namespace PortSip.Client;

/// <summary>Builds the numbers to dial to use a feature.</summary>
internal static class FeatureDialString
{
    private const int LongestNumber = 64;

    /// <summary>Supervision: code, agent and mode, <c>*63601*2</c> (API §5).</summary>
    public static string Monitor(string code, string agent, PortSipMonitorMode mode) => $"{OnExtension(code, agent)}*{(int)mode + 1}";

    /// <summary>A code that acts on an extension: <c>*97601</c>.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the code or the number isn't valid.</exception>
    public static string OnExtension(string code, string extensionNumber) => Code(code) + Validation.Required(extensionNumber, "The extension", LongestNumber);

    // A prefix of 1 to 3 * or # and 0 to 4 digits, 2 to 7 characters (API §5).
    private static string Code(string code)
    {
        var prefix = code.TakeWhile(c => c is '*' or '#').Count();
        var digits = code.Length - prefix;
        return prefix is >= 1 and <= 3 && digits <= 4 && code.Length is >= 2 and <= 7 && code.Skip(prefix).All(c => c is >= '0' and <= '9')
            ? code
            : throw Validation.Failed($"'{code}' isn't a feature code. A feature code is 1 to 3 of * and #, then up to 4 digits, 2 to 7 characters in all.");
    }
}
