using System.Globalization;

namespace PortSip.Simulator;

/// <summary><c>/blacklisted_numbers</c>. For users who manage the tenant.</summary>
internal sealed class BlockedNumbersApi(BlockedNumbers numbers, SimulatorClock clock, SuccessAnswers success, ItemAnswers answers)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "blacklisted_numbers", SimulatorOperation.ListBlockedNumbers, RouteAccess.Manager, request => answers.Page(request, [.. numbers.All.Select(Item)])),
        new("POST", "blacklisted_numbers", SimulatorOperation.AddBlockedNumber, RouteAccess.Manager, Add),
        new("POST", "blacklisted_numbers/{id}", SimulatorOperation.ChangeBlockedNumber, RouteAccess.Manager, Change),
        new("POST", "blacklisted_numbers/{id}/destroy", SimulatorOperation.RemoveBlockedNumber, RouteAccess.Manager, Remove),
    ];

    private SimulatorResponse Add(ApiRequest request)
    {
        var fields = request.ReadBody();
        fields.RequiredText("number", 64);
        return Fill(fields, numbers.Add) is { } added ? answers.One(new ApiItem().Add("id", added.Id), 201) : Answer.Refuse(400, fields.Errors);
    }

    private SimulatorResponse Change(ApiRequest request)
    {
        if (numbers.Find(request.Id) is not { } found)
            return Answer.Refuse(404, Errors.NotFound);
        var fields = request.ReadBody();
        return Fill(fields, () => found) is null ? Answer.Refuse(400, fields.Errors) : success.Done();
    }

    private SimulatorResponse Remove(ApiRequest request)
    {
        if (numbers.Find(request.Id) is not { } found)
            return Answer.Refuse(404, Errors.NotFound);
        numbers.All.Remove(found);
        return SuccessAnswers.Destroyed();
    }

    // What is left out is reset, as the code that changes whole objects has to expect.
    private BlockedNumber? Fill(FieldReader fields, Func<BlockedNumber> entry)
    {
        var number = fields.OptionalText("number", 1, 64);
        var description = fields.OptionalText("description", 0, 255) ?? "";
        DateTimeOffset? end = null;
        if (fields.OptionalText("expire_at", 1, 64) is { } text)
        {
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                end = time;
            else
                fields.Refuse("expire_at", "must be an RFC 3339 time");
        }
        if (!fields.IsValid)
            return null;
        var filled = entry();
        filled.Number = number ?? filled.Number;
        filled.Description = description;
        filled.ExpiresAt = end;
        filled.UpdatedAt = clock.Now;
        return filled;
    }

    private static ApiItem Item(BlockedNumber blocked) => new ApiItem()
        .Add("id", blocked.Id)
        .Add("number", blocked.Number)
        .Add("expire_at", blocked.ExpiresAt)
        .Add("created_at", blocked.CreatedAt)
        .Add("updated_at", blocked.UpdatedAt)
        .Add("description", blocked.Description);
}
