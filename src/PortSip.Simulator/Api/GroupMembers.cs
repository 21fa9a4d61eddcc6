namespace PortSip.Simulator;

/// <summary>The extensions in a monitor group or a call park group, each of which is added and removed by itself.</summary>
internal sealed class GroupMembers(ExtensionDirectory extensions, SuccessAnswers success, ItemAnswers answers)
{
    public SimulatorResponse List(IEnumerable<string> numbers) => answers.All(numbers.Select(number => new ApiItem()
        .Add("id", extensions.IdOf(number))
        .Add("name", number)
        .Add("display_name", extensions.NameOf(number))
        .Add("extension_number", number)));

    public SimulatorResponse Add(ApiRequest request, List<string> numbers)
    {
        if (!extensions.Has(request.Member))
            return Answer.Refuse(404, Errors.NotFound);
        if (!numbers.Contains(request.Member))
            numbers.Add(request.Member);
        return success.Done();
    }

    public static SimulatorResponse Remove(ApiRequest request, List<string> numbers) =>
        numbers.Remove(request.Member) ? SuccessAnswers.Destroyed() : Answer.Refuse(404, Errors.NotFound);
}
