using System.Text.Json;
using System.Text.RegularExpressions;

namespace PortSip.Simulator;

/// <summary><c>/inbound_rules</c>: where calls from outside go. For users who manage the tenant.</summary>
internal sealed class InboundRulesApi(InboundRules rules, TrunkIds trunks, SuccessAnswers success, ItemAnswers answers)
{
    // A number or a range, without the prefixes that the guide excludes.
    private static readonly Regex Did = new("^[1-9][0-9]*(-[1-9][0-9]*)?$", RegexOptions.CultureInvariant);

    public IEnumerable<Route> Routes =>
    [
        new("GET", "inbound_rules", SimulatorOperation.ListInboundRules, RouteAccess.Manager, request => answers.Page(request, [.. rules.All.Select(Item)])),
        new("POST", "inbound_rules", SimulatorOperation.ChangeInboundRule, RouteAccess.Manager, Add),
        new("GET", "inbound_rules/{id}", SimulatorOperation.GetInboundRule, RouteAccess.Manager, request => OfRule(request, rule => answers.One(Item(rule)))),
        new("POST", "inbound_rules/{id}", SimulatorOperation.ChangeInboundRule, RouteAccess.Manager, request => OfRule(request, rule => Change(request, rule))),
        new("POST", "inbound_rules/{id}/destroy", SimulatorOperation.ChangeInboundRule, RouteAccess.Manager, request => OfRule(request, Remove)),
    ];

    private SimulatorResponse OfRule(ApiRequest request, Func<InboundRule, SimulatorResponse> answer) =>
        rules.Find(request.Id) is { } rule ? answer(rule) : Answer.Refuse(404, Errors.NotFound);

    private SimulatorResponse Add(ApiRequest request)
    {
        var body = request.ReadBody();
        body.RequiredText(InboundRuleSettings.Name, 64);
        body.RequiredText(InboundRuleSettings.DidNumbers, 1024);
        body.RequiredText(InboundRuleSettings.Trunk, 64);
        var settings = Read(request, body, rule: null);
        return body.IsValid
            ? answers.One(new ApiItem().Add("id", rules.Add(settings, trunks.NameOf(TextOf(request, InboundRuleSettings.Trunk)!)).Id), 201)
            : Answer.Refuse(400, body.Errors);
    }

    private SimulatorResponse Change(ApiRequest request, InboundRule rule)
    {
        var body = request.ReadBody();
        var settings = Read(request, body, rule);
        if (!body.IsValid)
            return Answer.Refuse(400, body.Errors);
        // A rule for all trunks shows one of them: repeating it changes nothing.
        if (TextOf(request, InboundRuleSettings.Trunk) is { } trunk && trunk != TrunkOf(rule))
            rule.Trunk = trunks.NameOf(trunk);
        rule.Settings.Replace(settings);
        return success.Done();
    }

    private SimulatorResponse Remove(InboundRule rule)
    {
        rules.Remove(rule);
        return SuccessAnswers.Destroyed();
    }

    // Name and numbers that a change leaves out stay: a rule can't be without them.
    private Dictionary<string, JsonElement> Read(ApiRequest request, FieldReader body, InboundRule? rule)
    {
        var settings = SettingFields.Read(InboundRuleSettings.All, request.Fields as JsonFields, body).ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);
        foreach (var name in new[] { InboundRuleSettings.Name, InboundRuleSettings.DidNumbers })
        {
            if (rule is not null && !settings.ContainsKey(name))
                settings[name] = rule.Settings[name];
        }
        if (settings.TryGetValue(InboundRuleSettings.DidNumbers, out var did) && did.GetString() is { } numbers && numbers != rule?.DidNumbers && !IsNumberOrRange(numbers))
            body.Refuse(InboundRuleSettings.DidNumbers, "must be a number or a range of numbers of the same length that doesn't start with + or 0");
        if (TextOf(request, InboundRuleSettings.Trunk) is { } trunk && trunks.NameOf(trunk) is null)
            body.Refuse(InboundRuleSettings.Trunk, "isn't a trunk");
        foreach (var field in InboundRuleSettings.RulesOfOtherSize(settings))
            body.Refuse(field, "must have as many numbers as did_numbers");
        return settings;
    }

    private static bool IsNumberOrRange(string numbers) => Did.IsMatch(numbers) && (!numbers.Contains('-') || NumberRange.Parse(numbers) is not null);

    private static string? TextOf(ApiRequest request, string name) => request.Fields.Text(name) is { State: FieldState.Present } field ? field.Text : null;

    private string? TrunkOf(InboundRule rule) => (rule.Trunk ?? trunks.All.Keys.FirstOrDefault()) is { } name ? trunks.IdOf(name) : null;

    private ApiItem Item(InboundRule rule) => new ApiItem().Add("id", rule.Id).Add(rule.Settings).Add(InboundRuleSettings.Trunk, TrunkOf(rule));
}
