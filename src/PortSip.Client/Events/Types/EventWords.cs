namespace PortSip.Client;

/// <summary>The words of events that PBXs of different versions write differently (API §7), in one spelling. A word that isn't known stays as it is.</summary>
internal static class EventWords
{
    public const string OnCall = "ON_CALL";
    public const string Ringing = "RINGING";

    private static readonly string[] AgentStates =
    [
        "READY", "NOT_READY", "QUEUE_CALL", "OTHER_CALL", "WRAP_UP", "BREAK", "LUNCH", "LOGGED_OUT", "OFFLINE", "TRANSFER", "CONSULT_TRANSFER", "ON_HOLD",
    ];

    /// <summary>What an extension does: <c>OTHER_CALL</c> is 22.3's word for talking, and <c>ON_ACLL</c> is that of an example.</summary>
    public static string? CallStatus(string? text) => text is null or OnCall or Ringing ? text : Letters(text) switch
    {
        "ONCALL" or "ONACLL" or "OTHERCALL" => OnCall,
        "RINGING" => Ringing,
        _ => text,
    };

    /// <summary>What an agent does: who is online at the PBX and nothing else has logged out of the queue.</summary>
    public static string? AgentState(string? text)
    {
        if (text is null || Array.IndexOf(AgentStates, text) >= 0)
            return text;
        var letters = Letters(text);
        return letters is "ONLINE" or "LOGOUT" ? "LOGGED_OUT" : Array.Find(AgentStates, state => Letters(state) == letters) ?? text;
    }

    // "Queue Call" in a text is QUEUE_CALL on the wire.
    private static string Letters(string text) => new([.. text.Where(char.IsLetter).Select(char.ToUpperInvariant)]);
}
