namespace PortSip.Client;

/// <summary>The PBX's answer to a command of WSI.</summary>
/// <param name="Command">Which command, as far as it says.</param>
/// <param name="Status">0 for done, -1 for refused.</param>
/// <param name="Error">Why it was refused, in the PBX's words, or null.</param>
/// <param name="Topics">The topics that it names, by the PBX's names; most answers name none.</param>
internal sealed record CommandAnswer(string Command, int Status, string? Error, IReadOnlyList<string> Topics)
{
    /// <summary>Whether nobody answered: an event of the topic shows that the subscription holds.</summary>
    public bool IsImplied { get; init; }

    public bool IsRefusal => Status < 0 || (Status > 0 && Error is not null);
}
