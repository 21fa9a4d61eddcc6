namespace PortSip.Simulator;

/// <summary>The actions of forwarding rules, in the API's words.</summary>
internal static class ForwardWords
{
    public const string ToNumber = "FORWARD_TO_NUMBER";
    public const string ToVoicemail = "FORWARD_TO_VOICEMAIL";
    public const string Repeat = "REPEAT";
    public const string Ring = "RING_ANYWAY";
    public const string HangUp = "HANGUP";
}
