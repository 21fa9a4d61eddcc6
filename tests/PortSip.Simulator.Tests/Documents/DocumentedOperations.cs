namespace PortSip.Simulator.Tests.Documents;

/// <summary>The operations of the public description of 22.2, what the guides add to it, and what other versions have instead.</summary>
internal static class DocumentedOperations
{
    private const string Client = "client_id=9d806019-75b2-4b3d-bb8b-f5a3a412cc0a";
    private const string Leg = """{"extension_number":"1001"}""";

    public static IReadOnlyList<DocumentedOperation> All { get; } =
    [
        new("GET info", 200, Layout.Object, "network") { As = "nobody" },
        new("GET info", 200, Layout.Object, "network and tenant") { Path = "info?domain=test.io", As = "nobody" },

        new("POST auth/sign_in", 200, Layout.Object, "tokens") { Body = TestPbx.Admin, As = "nobody", Since = "22.2" },
        new("POST auth/refresh_token", 200, Layout.Object, "tokens") { Body = """{"refresh_token":"{refresh}"}""", As = "nobody", Since = "22.2" },
        new("POST auth/sign_out", 200) { Since = "22.2" },
        new("POST auth/send_otp", 200) { Body = """{"token":"{otp}"}""", As = "nobody", Since = "22.2" },
        new("POST auth/verify_otp", 200, Layout.Object, "tokens") { Body = """{"token":"{otp}","code":"{code}"}""", As = "nobody", Since = "22.2" },
        new("GET auth/user", 200, Layout.Object, "user") { Since = "22.2" },
        new("POST login/oauth/token", 200, Layout.Object, "tokens") { Body = "grant_type=password&username=admin&domain=test.io&password=Passw0rd%21&scope=all&" + Client, IsForm = true, As = "nobody", Since = "22.2" },
        new("POST login/oauth/revoke", 200) { Since = "22.2" },
        new("POST login", 200, Layout.Object, "login") { Body = TestPbx.Admin, As = "nobody", Until = "16.4" },
        new("POST login", 200) { Body = TestPbx.Admin, As = "nobody", Since = "22.2", Until = "22.2" },
        new("GET login", 200, Layout.Object, "login") { Until = "22.2" },
        new("POST logout", 204) { Until = "22.2" },
        new("POST login/by_extension", 200, Layout.Object, "login") { Body = """{"extension_number":"1001","password":"A1s2d3f4","domain":"test.io"}""", As = "nobody", Until = "16.4" },
        new("POST tokens", 200, Layout.Object, "tokens") { Body = TestPbx.Admin, As = "nobody", Until = "16.4" },
        new("POST tokens/by_extension", 200, Layout.Object, "tokens") { Body = """{"extension_number":"1001","password":"A1s2d3f4","domain":"test.io"}""", As = "nobody", Until = "16.4" },
        new("POST tokens/refresh", 200, Layout.Object, "tokens") { Body = """{"refresh_token":"{refresh}"}""", As = "nobody", Until = "16.4" },
        new("POST tokens/destroy", 204) { Until = "16.4" },

        new("POST sessions", 201, Layout.Object, "id") { Body = """{"caller":"1001","callee":"1002","send_sdp":true}""", StatusInGuide = 200 },
        new("GET sessions/directly", 201, Layout.Object, "id") { Path = "sessions/directly?extension_number=1001&password=A1s2d3f4&caller=1001&callee=1002&domain=test.io&send_sdp=true", As = "nobody", StatusInGuide = 200 },
        new("GET sessions", 201, Layout.Page, "call") { StatusInGuide = 200 },
        new("GET sessions/{id}", 200, Layout.Object, "call") { Path = "sessions/{call}" },
        new("POST sessions/{id}/destroy", 204) { Path = "sessions/{call}/destroy", StatusInGuide = 200 },
        new("POST sessions/{id}/hold", 200) { Path = "sessions/{call}/hold", Body = Leg },
        new("POST sessions/{id}/unhold", 200) { Path = "sessions/{call}/unhold", Body = Leg },
        new("POST sessions/{id}/refer", 200) { Path = "sessions/{call}/refer", Body = """{"extension_number":"1001","refer_to":"1004"}""" },
        new("POST sessions/{id}/attended_refer", 200) { Path = "sessions/1/attended_refer", Body = """{"extension_number":"1001","refer_to_1":"1002","session_1":"{call}","refer_to_2":"1003","session_2":"{other call}"}""" },

        new("GET cdrs", 200, Layout.Page, "cdr"),
        new("GET cdrs/{id}", 200, Layout.Items, "cdr part") { Path = "cdrs/{cdr}" },
        new("GET user/cdrs", 200, Layout.Page, "cdr") { As = "user" },
        new("GET user/cdrs/{id}", 200, Layout.ItemsAsObject, "own cdr") { Path = "user/cdrs/{cdr}", As = "user" },
        new("GET calllogs", 200, Layout.Page, "call log") { Since = "22.2" },
        new("GET calllogs/{id}", 200, Layout.Object, "call log details") { Path = "calllogs/{cdr}", Since = "22.2" },

        new("GET recordings", 200, Layout.Page, "recording"),
        new("GET recordings/{id}", 200, Layout.Items, "recording details") { Path = "recordings/{recording}" },
        new("POST recordings/{id}/destroy", 204) { Path = "recordings/{recording}/destroy" },
        new("GET user/recordings", 200, Layout.Page, "recording") { As = "user" },
        new("GET user/recordings/{id}", 200, Layout.Items, "recording details") { Path = "user/recordings/{recording}", As = "user" },
        new("POST user/recordings/{id}/destroy", 204) { Path = "user/recordings/{recording}/destroy", As = "user" },
        new("GET blobs/{id}", 200, Layout.File) { Path = "blobs/{file}", As = "nobody", Since = "22.2" },
        new("GET files/{id}/data", 200, Layout.File) { Path = "files/{file}/data", As = "nobody", Until = "16.4" },

        new("GET call_queues", 200, Layout.Page, "queue"),
        new("GET call_queues/{id}/status", 200, Layout.Object, "status") { Path = "call_queues/{queue}/status" },
        new("GET call_queues/{id}/waiting", 200, Layout.Items, "waiting caller") { Path = "call_queues/{queue}/waiting" },
        new("POST call_queues/{id}/waiting/{session_id}/pickup", 200) { Path = "call_queues/{queue}/waiting/{waiting}/pickup", As = "agent" },
        new("GET call_queues/{id}/agents", 200, Layout.Items, "agent") { Path = "call_queues/{queue}/agents" },
        new("POST call_queues/{id}/agents", 200) { Path = "call_queues/{queue}/agents", Body = """{"items":[{"extension_number":"1008","skill_level":2}]}""" },
        new("GET call_queues/{id}/agents/{extension}", 200, Layout.Object, "agent status") { Path = "call_queues/{queue}/agents/1009" },
        new("POST call_queues/{id}/agents/{extension}", 200) { Path = "call_queues/{queue}/agents/1009", Body = """{"status":"WRAP_UP"}""" },
        new("GET user/call_queues", 200, Layout.Items, "own queue") { As = "agent" },
        new("GET user/call_queues/{id}/agent", 200, Layout.Object, "agent status") { Path = "user/call_queues/{queue}/agent", As = "agent" },
        new("POST user/call_queues/{id}/agent", 200) { Path = "user/call_queues/{queue}/agent", Body = """{"status":"NOT_READY"}""", As = "agent" },
        new("POST user/presence", 200) { Body = """{"presence":"AWAY","presence_note":"back at one"}""", As = "user" },

        new("GET voicemails", 200, Layout.Page, "voicemail") { As = "user" },
        new("GET voicemails/{id}", 200, Layout.Object, "voicemail") { Path = "voicemails/{voicemail}", As = "user" },
        new("POST voicemails/{id}/set_read", 200) { Path = "voicemails/{voicemail}/set_read", As = "user" },
        new("POST voicemails/{id}/set_unread", 200) { Path = "voicemails/{voicemail}/set_unread", As = "user" },
        new("POST voicemails/{id}/destroy", 204) { Path = "voicemails/{voicemail}/destroy", As = "user" },
        new("GET shared_voicemails", 200, Layout.Page, "shared voicemail"),
        new("GET shared_voicemails/{id}/voicemails", 200, Layout.Page, "voicemail") { Path = "shared_voicemails/{box}/voicemails" },
        new("GET shared_voicemails/{id}/voicemails/{mail_id}", 200, Layout.Object, "voicemail") { Path = "shared_voicemails/{box}/voicemails/{mail}" },
        new("POST shared_voicemails/{id}/voicemails/{mail_id}/set_read", 200) { Path = "shared_voicemails/{box}/voicemails/{mail}/set_read" },
        new("POST shared_voicemails/{id}/voicemails/{mail_id}/set_unread", 200) { Path = "shared_voicemails/{box}/voicemails/{mail}/set_unread" },
        new("POST shared_voicemails/{id}/voicemails/{mail_id}/destroy", 204) { Path = "shared_voicemails/{box}/voicemails/{mail}/destroy" },

        new("GET ring_groups", 200, Layout.Page, "ring group"),
        new("GET ring_groups/{id}/agents", 200, Layout.Items, "agent") { Path = "ring_groups/{ring group}/agents" },
        new("POST ring_groups/{id}/agents", 200) { Path = "ring_groups/{ring group}/agents", Body = """{"items":[{"extension_number":"1002","skill_level":2}]}""" },

        new("GET users", 200, Layout.Page, "extension"),
        new("GET users/{id}", 200, Layout.Object, "extension settings") { Path = "users/{user}" },
        new("POST users/{id}", 200) { Path = "users/{user}", Body = """{"display_name":"Ann","enable_dnd":true,"busy_office_hours_forward_rule":{"action":"FORWARD_TO_NUMBER","number":"1004"}}""" },
        new("GET users/{id}/status", 200, Layout.Object, "extension status") { Path = "users/{user}/status" },
        new("POST users/{id}/status/{instance_id}/destroy_status", 204) { Path = "users/{user}/status/{device}/destroy_status" },

        new("GET providers", 200, Layout.Page, "trunk"),
        new("GET providers/{id}/status", 200, Layout.Object, "status") { Path = "providers/{trunk}/status" },

        new("POST blacklisted_numbers", 201, Layout.Object, "id") { Body = """{"number":"+33187691","expire_at":"2030-07-21T17:32:28Z","description":"spam"}""" },
        new("GET blacklisted_numbers", 200, Layout.Page, "blocked number"),
        new("POST blacklisted_numbers/{id}", 200) { Path = "blacklisted_numbers/{blocked}", Body = """{"number":"+33187691"}""" },
        new("POST blacklisted_numbers/{id}/destroy", 204) { Path = "blacklisted_numbers/{blocked}/destroy" },

        new("GET monitor", 200, Layout.Object, "monitor"),
        new("GET feature_access_codes", 200, Layout.Items, "feature code"),
        new("POST monitor_groups", 201, Layout.Object, "id") { Body = """{"name":"Sales","enabled":true}""" },
        new("GET monitor_groups", 200, Layout.Page, "group"),
        new("GET monitor_groups/{id}", 200, Layout.Object, "group") { Path = "monitor_groups/{group}" },
        new("POST monitor_groups/{id}/destroy", 204) { Path = "monitor_groups/{group}/destroy" },
        new("GET monitor_groups/{id}/members", 200, Layout.Items, "person") { Path = "monitor_groups/{group}/members" },
        new("GET monitor_groups/{id}/managers", 200, Layout.Items, "person") { Path = "monitor_groups/{group}/managers" },
        new("POST monitor_groups/{id}/members/{extension}", 200) { Path = "monitor_groups/{group}/members/1002" },
        new("POST monitor_groups/{id}/managers/{extension}", 200) { Path = "monitor_groups/{group}/managers/1002" },
        new("POST monitor_groups/{id}/members/{extension}/destroy", 204) { Path = "monitor_groups/{group}/members/1008/destroy" },
        new("POST monitor_groups/{id}/managers/{extension}/destroy", 204) { Path = "monitor_groups/{group}/managers/1001/destroy" },
    ];
}
