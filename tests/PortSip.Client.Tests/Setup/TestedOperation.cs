using System.Net;

namespace PortSip.Client.Tests;

/// <summary>One operation of call control, as the tables of the tests go through them.</summary>
/// <param name="Name">How a table names it.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="PathAndQuery">As it has to be on the wire.</param>
/// <param name="Body">As it has to be on the wire.</param>
/// <param name="Kind">What may become of it after a fault.</param>
/// <param name="SuccessBody">What the PBX answers when it has done it.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record TestedOperation(
    string Name, string Method, string PathAndQuery, string Body, OperationKind Kind, string SuccessBody, Func<PortSipClient, CancellationToken, Task> RunAsync)
{
    private const string Id = "884757570370146304";
    private const string Session = """{"id":"884757570370146304","calls":[{"caller":"1001","callee":"1002","started_at":"2024-08-20T06:00:59.457188Z","talking_time":5}]}""";

    public static IReadOnlyList<TestedOperation> All { get; } =
    [
        new("originate", "POST", "/api/sessions", """{"caller":"1001","callee":"1002","send_sdp":true}""", OperationKind.Originate, Reply.Call,
            (client, stop) => client.Calls.OriginateAsync(Originate, stop)),
        new("list", "GET", "/api/sessions", "", OperationKind.Repeatable, $$"""{"count":1,"items":[{{Session}}]}""",
            (client, stop) => client.Calls.ListAsync(stop)),
        new("get", "GET", $"/api/sessions/{Id}", "", OperationKind.Repeatable, Session,
            (client, stop) => client.Calls.GetAsync(Id, stop)),
        new("hang up", "POST", $"/api/sessions/{Id}/destroy", "", OperationKind.Repeatable, "",
            (client, stop) => client.Calls.HangUpAsync(Id, stop)),
        new("hold", "POST", $"/api/sessions/{Id}/hold", """{"extension_number":"1001"}""", OperationKind.Repeatable, "",
            (client, stop) => client.Calls.HoldAsync(Id, "1001", stop)),
        new("unhold", "POST", $"/api/sessions/{Id}/unhold", """{"extension_number":"1001"}""", OperationKind.Repeatable, "",
            (client, stop) => client.Calls.UnholdAsync(Id, "1001", stop)),
        new("hold latest", "POST", "/api/sessions/1/hold", """{"extension_number":"1001"}""", OperationKind.Latest, "",
            (client, stop) => client.Calls.HoldLatestAsync("1001", stop)),
        new("unhold latest", "POST", "/api/sessions/1/unhold", """{"extension_number":"1001"}""", OperationKind.Latest, "",
            (client, stop) => client.Calls.UnholdLatestAsync("1001", stop)),
        new("transfer", "POST", $"/api/sessions/{Id}/refer", """{"extension_number":"1001","refer_to":"0033187691"}""", OperationKind.Transfer, "",
            (client, stop) => client.Calls.TransferAsync(Id, "1001", "0033187691", stop)),
        new("transfer latest", "POST", "/api/sessions/1/refer", """{"extension_number":"1001","refer_to":"0033187691"}""", OperationKind.Transfer, "",
            (client, stop) => client.Calls.TransferLatestAsync("1001", "0033187691", stop)),
        new("attended transfer", "POST", "/api/sessions/1/attended_refer", """{"extension_number":"1001","refer_to_1":"1002","refer_to_2":"1003"}""", OperationKind.Transfer, "",
            (client, stop) => client.Calls.TransferAttendedAsync(new AttendedTransferRequest { ExtensionNumber = "1001", ReferTo1 = "1002", ReferTo2 = "1003" }, stop)),
    ];

    public static TheoryData<string> Names => [.. All.Select(o => o.Name)];

    public static TheoryData<string> NamesOfPosts => [.. All.Where(o => o.Method == "POST").Select(o => o.Name)];

    public static OriginateRequest Originate => new() { Caller = "1001", Callee = "1002" };

    public static DirectOriginateRequest Direct =>
        new() { Call = Originate, Domain = Bench.Domain, Credential = new NetworkCredential(Bench.Extension, Bench.ExtensionPassword) };

    public static TestedOperation Named(string name) => All.Single(o => o.Name == name);

    public bool Is(Testing.RecordedRequest request) => request.Method == Method && request.PathAndQuery == PathAndQuery;

    public override string ToString() => Name;
}
