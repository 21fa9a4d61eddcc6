using System.Text.Json;

namespace PortSip.Simulator;

/// <summary>The menu of a virtual receptionist, as the API has it: <c>custom_forward_rules</c>.</summary>
internal static class ReceptionistMenu
{
    private const string Key = "user_input";
    private const string Hours = "office_hours";
    private const string Holidays = "holidays";

    private static readonly string[] Actions = [ForwardWords.ToNumber, ForwardWords.ToVoicemail, ForwardWords.Repeat, ForwardWords.HangUp];

    public static string KeyOf(JsonElement item) => item.GetProperty(Key).GetString()!;

    /// <summary>Where an item leads now. Without a rule for these hours, it hangs up.</summary>
    public static ForwardRule DestinationOf(JsonElement item, OfficeHours hours) =>
        item.TryGetProperty(hours.Now(item.TryGetProperty(Hours, out var own) ? own : default, item.TryGetProperty(Holidays, out var named) ? named : default), out var rule) && rule.ValueKind == JsonValueKind.Object
            ? ForwardRule.Read(rule)
            : new ForwardRule(ForwardWords.HangUp, null, null);

    /// <summary>A menu that a rule of the simulator made.</summary>
    public static JsonElement Of(IReadOnlyDictionary<string, string> menu) => JsonSerializer.SerializeToElement(menu.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [Key] = item.Key,
        [Hours] = new Dictionary<string, string>(StringComparer.Ordinal) { ["mode"] = "GLOBAL" },
        [OfficeHours.Rules[0]] = ForwardRule.To(item.Value).ToJson(),
        [OfficeHours.Rules[1]] = ForwardRule.To(item.Value).ToJson(),
    }));

    /// <summary>What is wrong with the items of a menu; null for nothing.</summary>
    public static string? ProblemOf(JsonElement menu)
    {
        foreach (var item in menu.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(Key, out var key) || key.ValueKind != JsonValueKind.String || !SimulatorRules.IsKey(key.GetString()!))
                return $"needs a {Key} of digits, * and #";
            foreach (var field in OfficeHours.Rules)
            {
                if (item.TryGetProperty(field, out var rule) && rule.ValueKind != JsonValueKind.Null && !IsRule(rule))
                    return $"needs an action of {string.Join(", ", Actions)} in {field}, and its number";
            }
        }
        return null;
    }

    private static bool IsRule(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Object && rule.TryGetProperty("action", out var action) && action.ValueKind == JsonValueKind.String
        && Actions.Contains(action.GetString()) && !(action.ValueEquals(ForwardWords.ToNumber) && ForwardRule.Read(rule).Number is null);
}
