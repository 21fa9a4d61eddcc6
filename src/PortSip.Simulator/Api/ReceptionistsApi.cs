using System.Globalization;

namespace PortSip.Simulator;

/// <summary><c>/ivrs</c>: the virtual receptionists with their menus, which rules set. For users who manage the tenant.</summary>
internal sealed class ReceptionistsApi(Receptionists receptionists, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "ivrs", SimulatorOperation.ListReceptionists, RouteAccess.Manager, request => answers.Page(request, [.. receptionists.All.Select(one => Item(one.Id, one.Number))])),
        new("GET", "ivrs/{id}", SimulatorOperation.GetReceptionist, RouteAccess.Manager, request => Of(request, Details)),
        new("GET", "ivrs/{id}/status", SimulatorOperation.GetReceptionist, RouteAccess.Manager, request => Of(request, (_, _, _) => new ApiItem().Add("status", "ONLINE"))),
    ];

    private SimulatorResponse Of(ApiRequest request, Func<string, string, IReadOnlyDictionary<string, string>, ApiItem> item)
    {
        foreach (var (id, number, menu) in receptionists.All)
        {
            if (id == request.Id)
                return answers.One(item(id, number, menu));
        }
        return Answer.Refuse(404, Errors.NotFound);
    }

    private static ApiItem Item(string id, string number) => new ApiItem()
        .Add("id", id)
        .Add("name", string.Format(CultureInfo.InvariantCulture, "Receptionist {0}", number))
        .Add("extension_number", number);

    private static ApiItem Details(string id, string number, IReadOnlyDictionary<string, string> menu) => Item(id, number)
        .Add("language", "en-US")
        .Add("dtmf_interval", 2)
        .Add("prompt_file_name", null)
        .Add("prompt_file_size", 0)
        .Add("prompt_file_url", null)
        .Add("enable_pin", false)
        .Add("timeout_forward_rule", new ApiItem().Add("timeout", (int)Receptionists.Patience.TotalSeconds).Add("repeat_times", 0).Add("action", "HANGUP").Add("number", null))
        .Add("custom_forward_rules", menu.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => new ApiItem()
            .Add("user_input", key.Key)
            .Add("office_hours_forward_rule", Forward(key.Value))
            .Add("non_office_hours_forward_rule", Forward(key.Value))));

    private static ApiItem Forward(string number) => number == SimulatorDefaults.VoicemailNumber
        ? new ApiItem().Add("action", "FORWARD_TO_VOICEMAIL").Add("number", null)
        : new ApiItem().Add("action", "FORWARD_TO_NUMBER").Add("number", number);
}
