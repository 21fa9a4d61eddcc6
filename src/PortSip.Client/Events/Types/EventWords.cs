namespace PortSip.Client;

/// <summary>The words in events that PBX versions write differently (API §7), in one spelling. An unknown word isn't changed.</summary>
internal static class EventWords
{
    public const string OnCall = "ON_CALL";
    public const string Ringing = "RINGING";

    private static readonly string[] AgentStates =
    [
        "READY", "NOT_READY", "QUEUE_CALL", "OTHER_CALL", "WRAP_UP", "BREAK", "LUNCH", "LOGGED_OUT", "OFFLINE", "TRANSFER", "CONSULT_TRANSFER", "ON_HOLD",
    ];

    /// <summary>The state of an extension: <c>OTHER_CALL</c> is 22.3's word for talking, and <c>ON_ACLL</c> occurs in an example.</summary>
    public static string? CallStatus(string? text) => text is null or OnCall or Ringing ? text : Letters(text) switch
    {
        "ONCALL" or "ONACLL" or "OTHERCALL" => OnCall,
        "RINGING" => Ringing,
        _ => text,
    };

    /// <summary>The state of an agent: a user who is only online at the PBX has logged out of the queue.</summary>
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
