namespace PortSip.Client;

/// <summary>The words of queues. An unknown word isn't changed (API §4).</summary>
internal static class QueueWords
{
    private static readonly string[] AgentStatuses =
    [
        "Ready", "NotReady", "QueueCall", "OtherCall", "WrapUp", "Break", "Lunch", "LoggedIn", "LoggedOut", "Offline", "Transfer", "ConsultTransfer", "OnHold",
    ];

    private static readonly string[] QueueStatuses = ["Online", "Offline"];

    public static string? AgentStatus(string? text) => KnownWord.Of(text, AgentStatuses);

    public static string? QueueStatus(string? text) => KnownWord.Of(text, QueueStatuses);
}
