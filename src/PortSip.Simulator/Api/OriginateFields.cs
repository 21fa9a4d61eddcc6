namespace PortSip.Simulator;

/// <summary>The fields of both originates, by their documented rules.</summary>
internal static class OriginateFields
{
    public static SimulatedOriginate Read(FieldReader fields) =>
        new(fields.RequiredText("caller", 256), fields.RequiredText("callee", 256))
        {
            SendSdp = fields.RequiredBoolean("send_sdp"),
            CallerDisplayName = fields.OptionalText("caller_display_name", 0, 1024),
            Trunk = fields.OptionalText("trunk", 1, 64),
            RewriteFrom = fields.OptionalText("rewrite_from", 1, 16),
            RewritePai = fields.OptionalText("rewrite_pai", 1, 16),
            RewriteRpi = fields.OptionalText("rewrite_rpi", 1, 16),
            UserData = fields.OptionalText("user_data", 0, 128),
            AdditionalHeader = fields.OptionalChoice(
                "additional_header",
                "ANSWER_MODE",
                "CALL_INFO",
                "ALERT_INFO_AUTO_ANSWER_DELAY0",
                "ALERT_INFO_AUTO_ANSWER",
                "ALERT_INFO_INTERCOM"),
            HeaderDirection = fields.OptionalChoice("header_direction", "CALLER", "CALLEE", "ALL"),
            Target = fields.OptionalText("target", 0, 128),
            TargetInstanceId = fields.OptionalText("target_instance_id", 0, 128),
            TargetExtensionNumber = fields.OptionalText("target_extension_number", 0, 128),
        };
}
