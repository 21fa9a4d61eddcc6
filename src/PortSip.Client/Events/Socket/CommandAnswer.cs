namespace PortSip.Client;

/// <summary>The PBX's response to a WSI command.</summary>
/// <param name="Command">The command, if the response names it.</param>
/// <param name="Status">0 for success, -1 for refusal.</param>
/// <param name="Error">Why it was refused, in the PBX's words, or null.</param>
/// <param name="Topics">The topics that it names, by the PBX's names; most responses name none.</param>
internal sealed record CommandAnswer(string Command, int Status, string? Error, IReadOnlyList<string> Topics)
{
    /// <summary>Whether there was no response: an event of the topic proves that the subscription is active.</summary>
    public bool IsImplied { get; init; }

    public bool IsRefusal => Status < 0 || (Status > 0 && Error is not null);
}
