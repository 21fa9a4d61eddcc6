using System.Text.Json;

namespace PortSip.Simulator;

/// <summary><c>/holidays</c>: the holidays of the tenant. For users who manage it.</summary>
internal sealed class HolidaysApi(Holidays holidays, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "holidays", SimulatorOperation.GetTenant, RouteAccess.Manager, request => answers.Page(request, [.. holidays.All.Select(Item)])),
        new("POST", "holidays", SimulatorOperation.ChangeTenant, RouteAccess.Manager, request => Save(request, settings => answers.One(new ApiItem().Add("id", holidays.Add(settings).Id), 201))),
        new("GET", "holidays/{id}", SimulatorOperation.GetTenant, RouteAccess.Manager, request => OfHoliday(request, holiday => answers.One(Item(holiday)))),
        new("POST", "holidays/{id}", SimulatorOperation.ChangeTenant, RouteAccess.Manager, request => OfHoliday(request, holiday => Save(request, settings => Change(holiday, settings)))),
        new("POST", "holidays/{id}/destroy", SimulatorOperation.ChangeTenant, RouteAccess.Manager, request => OfHoliday(request, Remove)),
    ];

    private SimulatorResponse OfHoliday(ApiRequest request, Func<Holiday, SimulatorResponse> answer) =>
        holidays.Find(request.Id) is { } holiday ? answer(holiday) : Answer.Refuse(404, Errors.NotFound);

    private static SimulatorResponse Save(ApiRequest request, Func<IReadOnlyDictionary<string, JsonElement>, SimulatorResponse> save)
    {
        var body = request.ReadBody();
        body.RequiredText(HolidaySettings.Name, 64);
        var settings = SettingFields.Read(HolidaySettings.All, request.Fields as JsonFields, body);
        var holiday = new Holiday(id: "");
        holiday.Set(settings);
        if (holiday.EndsBeforeStart)
            body.Refuse(HolidaySettings.NameOf("day", isEnd: true), "is before the start");
        return body.IsValid ? save(settings) : Answer.Refuse(400, body.Errors);
    }

    private SimulatorResponse Change(Holiday holiday, IReadOnlyDictionary<string, JsonElement> settings)
    {
        holiday.Set(settings);
        return success.Done();
    }

    private SimulatorResponse Remove(Holiday holiday)
    {
        holidays.All.Remove(holiday);
        return SuccessAnswers.Destroyed();
    }

    private static ApiItem Item(Holiday holiday) => new ApiItem().Add("id", holiday.Id).Add(holiday.Settings);
}
