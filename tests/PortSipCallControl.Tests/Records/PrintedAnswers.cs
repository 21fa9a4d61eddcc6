using System.Text;
using PortSip.Testing;

namespace PortSipCallControl.Tests.Records;

/// <summary>The example answers of PortSIP's pages on signing in, call control, CDRs and recordings, field by field with values of our own.</summary>
internal static class PrintedAnswers
{
    private const string Tokens = """
        {
            "access_token": "TUVJTCBUT0tFTiBPRiBPVVIgT1dO",
            "expires_in": 1800,
            "refresh_token": "UkVGUkVTSCBUT0tFTiBPRiBPVVIgT1dO",
            "token_type": "Bearer"
        }
        """;

    private const string Refused = """
        {
            "errors": [
                {
                    "code": "UNAUTHORIZED",
                    "message": "Login failed, authentication error"
                }
            ]
        }
        """;

    private const string Cdrs = """
        {
            "count": 2,
            "items": [
                {
                    "id": "910000000000000720",
                    "caller": "2041",
                    "caller_domain": "office.example",
                    "caller_display_name": "Mira Olsen",
                    "callee": "2042",
                    "callee_domain": "office.example",
                    "callee_display_name": "Ida Berg",
                    "started_at": "2025-03-04T09:00:59.457188Z",
                    "rang_at": "2025-03-04T09:00:59.543647Z",
                    "answered_at": "2025-03-04T09:01:01.965027Z",
                    "ended_at": "2025-03-04T09:01:36.158919Z",
                    "call_id": "QxRSqaUcdwZnsD7DNgA3Q..",
                    "direction": "EXTENSION_CALL",
                    "end_reason": "CALLER_DISCONNECT",
                    "reroute_reason": "",
                    "status_code": 0,
                    "destination": "",
                    "outbound_caller_id": "",
                    "did_cid": "",
                    "trunk": "",
                    "duration": 35
                },
                {
                    "id": "910000000000000472",
                    "caller": "2040",
                    "caller_domain": "office.example",
                    "caller_display_name": "Ola Nord",
                    "callee": "2041",
                    "callee_domain": "office.example",
                    "callee_display_name": "Mira Olsen",
                    "started_at": "2025-03-04T09:00:47.670813Z",
                    "rang_at": "2025-03-04T09:00:47.701241Z",
                    "answered_at": "",
                    "ended_at": "2025-03-04T09:00:49.680179Z",
                    "call_id": "yuRUKmbcjgfrNTrp46smiw..",
                    "direction": "EXTENSION_CALL",
                    "end_reason": "",
                    "reroute_reason": "",
                    "status_code": 486,
                    "destination": "",
                    "outbound_caller_id": "",
                    "did_cid": "",
                    "trunk": "",
                    "duration": 0
                }
            ]
        }

        """;

    // The count is that of all; the page shows some of them.
    private const string Recordings = """
        {
            "count": 123,
            "items": [
                { "id": "910000000000000768", "caller": "17105550934", "callee": "2012", "started_at": "2025-03-16T08:19:14.746Z", "ended_at": "2025-03-16T08:19:28.755Z" },
                { "id": "910000000000000848", "caller": "2107", "callee": "2106", "started_at": "2025-03-14T06:56:10.235Z", "ended_at": "2025-03-14T06:56:19.118Z" },
                { "id": "910000000000000912", "caller": "82250061", "callee": "7001", "started_at": "2025-03-12T09:28:22.151Z", "ended_at": "2025-03-12T09:28:29.564Z" }
            ]
        }
        """;

    private const string Recording = """
        {
            "items": [
                {
                    "caller": "2041",
                    "callee": "2042",
                    "started_at": "2025-03-04T09:01:02.109Z",
                    "ended_at": "2025-03-04T09:01:36.161Z",
                    "duration": 34,
                    "file_name": "910000000000000061_910000000000000720_2041_45060_03042025_170059.wav",
                    "file_size": 0,
                    "file_url": "/api/blobs/qYTOS5yB5elnATSbfxd_pgAQQKn01i8N"
                }
            ]
        }
        """;

    public static byte[] Audio { get; } = [.. "RIFF"u8, .. new byte[40]];

    /// <summary>A PBX that says what the pages print. A page after the first is empty.</summary>
    public static Answer Of(RecordedRequest request) => (request.Method, request.Path) switch
    {
        ("POST", "/api/login/oauth/token") => Encoding.UTF8.GetString(request.Body).Contains("wrong", StringComparison.Ordinal) ? Answer.Json(Refused, 400) : Answer.Json(Tokens),
        ("POST", "/api/sessions") => Answer.Json("{\n    \"id\": \"910000000000000304\"\n}"),
        ("POST", "/api/sessions/910000000000000304/refer" or "/api/sessions/1/attended_refer") when request.Text.Contains("\"9999\"", StringComparison.Ordinal) => Answer.Raw(400, "application/json", []),
        ("POST", var path) when path.StartsWith("/api/sessions/", StringComparison.Ordinal) || path == "/api/login/oauth/revoke" => Answer.Raw(200, "application/json", []),
        (_, "/api/cdrs" or "/api/recordings") when request.PathAndQuery.Contains("skip=", StringComparison.Ordinal) && !request.PathAndQuery.Contains("skip=0", StringComparison.Ordinal) =>
            Answer.Json("""{ "count": 123, "items": [] }"""),
        (_, "/api/cdrs") => Answer.Json(Cdrs),
        (_, "/api/recordings") => Answer.Json(Recordings),
        (_, "/api/recordings/910000000000000768") => Answer.Json(Recording),
        (_, "/api/blobs/qYTOS5yB5elnATSbfxd_pgAQQKn01i8N") => Answer.Raw(200, "application/octet-stream", Audio),
        // All that the pages show of a refusal.
        (_, "/api/cdrs/1" or "/api/recordings/1") => Answer.Json("{\n \n}", 400),
        _ => Answer.Empty(404),
    };
}
