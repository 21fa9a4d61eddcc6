namespace PortSip.Client;

/// <summary>A SIP header that asks a phone to answer automatically or to ring as an intercom (API §3, <c>additional_header</c>).</summary>
public enum PortSipAdditionalHeader
{
    /// <summary><c>ANSWER_MODE</c>: Answer-Mode (RFC 5373).</summary>
    AnswerMode,

    /// <summary><c>CALL_INFO</c>: Call-Info with answer-after=0.</summary>
    CallInfo,

    /// <summary><c>ALERT_INFO_AUTO_ANSWER_DELAY0</c>: Alert-Info info=alert-autoanswer;delay=0.</summary>
    AlertInfoAutoAnswerDelay0,

    /// <summary><c>ALERT_INFO_AUTO_ANSWER</c>: Alert-Info info=Auto Answer.</summary>
    AlertInfoAutoAnswer,

    /// <summary><c>ALERT_INFO_INTERCOM</c>: Alert-Info info=intercom.</summary>
    AlertInfoIntercom,
}
