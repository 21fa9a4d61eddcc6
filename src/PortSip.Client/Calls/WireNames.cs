namespace PortSip.Client;

/// <summary>The API's names for the enum values of calls.</summary>
internal static class WireNames
{
    public static string Of(PortSipAdditionalHeader header) => header switch
    {
        PortSipAdditionalHeader.AnswerMode => "ANSWER_MODE",
        PortSipAdditionalHeader.CallInfo => "CALL_INFO",
        PortSipAdditionalHeader.AlertInfoAutoAnswerDelay0 => "ALERT_INFO_AUTO_ANSWER_DELAY0",
        PortSipAdditionalHeader.AlertInfoAutoAnswer => "ALERT_INFO_AUTO_ANSWER",
        PortSipAdditionalHeader.AlertInfoIntercom => "ALERT_INFO_INTERCOM",
        _ => throw Validation.Failed($"'{header}' isn't a valid additional_header."),
    };

    public static string Of(PortSipHeaderDirection direction) => direction switch
    {
        PortSipHeaderDirection.Caller => "CALLER",
        PortSipHeaderDirection.Callee => "CALLEE",
        PortSipHeaderDirection.All => "ALL",
        _ => throw Validation.Failed($"'{direction}' isn't a valid header_direction."),
    };
}
