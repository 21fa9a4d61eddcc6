using System.Text.Json;

namespace PortSip.Client;

/// <summary>
/// Changes who is in a queue or a ring group (API §9). The API only replaces the whole list: it is read, changed, sent back whole, and read
/// again. Changes to one list on this computer take turns; a change by someone else that undoes one of these is noticed, and then it is made again.
/// </summary>
/// <param name="sender">Sends the requests.</param>
/// <param name="list">Reads a list.</param>
/// <param name="set">Replaces a list. The placeholder <c>change</c> is the change in words.</param>
internal sealed class MemberLists(ApiSender sender, Endpoint list, Endpoint set)
{
    /// <summary>Adds members, or changes their skill level.</summary>
    /// <param name="find">The values of the endpoints' placeholders.</param>
    /// <param name="numbers">The extensions.</param>
    /// <param name="skillLevel">1 to 100; null keeps that of members, and is 1 for new members.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="PortSipException">ValidationFailed: the skill level isn't from 1 to 100; Conflict: the change doesn't last.</exception>
    public Task AddAsync(Func<CancellationToken, Task<(string Name, string Value)[]>> find, IReadOnlyList<string> numbers, int? skillLevel, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> valid = [.. numbers.Select(number => Validation.Number(number))];
        return ChangeAsync(find, AddText(numbers, skillLevel), members => members.With(valid, skillLevel), cancellationToken);
    }

    /// <summary>Removes members.</summary>
    /// <returns>The extensions that weren't members.</returns>
    /// <exception cref="PortSipException">Conflict: the change doesn't last.</exception>
    public async Task<IReadOnlyList<string>> RemoveAsync(Func<CancellationToken, Task<(string Name, string Value)[]>> find, IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> valid = [.. numbers.Select(number => Validation.Number(number))];
        IReadOnlyList<string>? strangers = null;
        await ChangeAsync(
            find,
            RemoveText(numbers),
            members =>
            {
                // Only before the first change: after it, nobody is a member.
                strangers ??= [.. valid.Where(number => !members.Has(number))];
                return members.Without(valid);
            },
            cancellationToken).ConfigureAwait(false);
        return strangers ?? [];
    }

    /// <summary>The addition in words.</summary>
    /// <exception cref="PortSipException">ValidationFailed: the skill level isn't from 1 to 100.</exception>
    public static string AddText(IReadOnlyList<string> numbers, int? skillLevel) => skillLevel is < 1 or > 100
        ? throw Validation.Failed($"The skill level {skillLevel} isn't from 1 to 100.")
        : $"add {string.Join(", ", numbers)}{(skillLevel is null ? "" : $" with the skill level {skillLevel}")}";

    /// <summary>The removal in words.</summary>
    public static string RemoveText(IReadOnlyList<string> numbers) => $"remove {string.Join(", ", numbers)}";

    private async Task ChangeAsync(
        Func<CancellationToken, Task<(string Name, string Value)[]>> find, string text, Func<MemberList, MemberList?> change, CancellationToken cancellationToken)
    {
        var named = await find(cancellationToken).ConfigureAwait(false);
        var request = set.Request([.. named, ("change", text)]);
        await WholeChange.MakeAsync(
            sender,
            request.Operation,
            request.PathAndQuery,
            token => ReadAsync(list.Request(named), token),
            change,
            (members, token) => sender.SendAsync(request with { Body = members.ToBody() }, token),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<MemberList> ReadAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var response = await sender.SendRequestAsync(request, cancellationToken).ConfigureAwait(false);
        return Wire.Read(request, response, Parse, sender.Log) ?? throw Failures.InvalidBody(request, response, "isn't a list of agents, so it can't be changed");

        static MemberList? Parse(ReadOnlyMemory<byte> body)
        {
            using var json = JsonDocument.Parse(body);
            return MemberList.Of(json.RootElement);
        }
    }
}
