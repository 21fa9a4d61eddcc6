namespace PortSip.Simulator;

/// <summary>Two documents show the same responses differently.</summary>
internal enum AnswerForm
{
    /// <summary>The description: a field without a value is <c>null</c>, and a call ends with <c>CALLER_DISCONNECTED</c>.</summary>
    AsDescribed,

    /// <summary>The guide on CDRs: a text or time without a value is empty, and a call ends with <c>CALLER_DISCONNECT</c>.</summary>
    AsInGuide,
}
