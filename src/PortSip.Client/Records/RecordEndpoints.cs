namespace PortSip.Client;

/// <summary>The operations on CDRs, call logs and recordings (API §6). A user without a tenant role can use only the forms for own records.</summary>
internal sealed class RecordEndpoints
{
    private RecordEndpoints(string owner)
    {
        ListCdrs = Endpoint.Get("list the CDRs", $"{owner}cdrs");
        GetCdr = Endpoint.Get("get the CDR {id}", $"{owner}cdrs/{{id}}");
        ListRecordings = Endpoint.Get("list the recordings", $"{owner}recordings");
        GetRecording = Endpoint.Get("get the recording {id}", $"{owner}recordings/{{id}}");
        RemoveRecording = Endpoint.Post("delete the recording {recording}", $"{owner}recordings/{{id}}/destroy", Repeatability.Repeatable) with { IsDelete = true };
    }

    /// <summary>The operations on the tenant's records.</summary>
    public static RecordEndpoints Tenant { get; } = new("");

    /// <summary>The operations on the signed-in user's own records.</summary>
    public static RecordEndpoints Own { get; } = new("user/");

    public static Endpoint ListCallLogs { get; } = Endpoint.Get("list the call logs", "calllogs");

    public static Endpoint GetCallLog { get; } = Endpoint.Get("get the call log {id}", "calllogs/{id}");

    public static Endpoint FindCallLogs { get; } = Endpoint.Get("look for the call {id} in the call logs", "calllogs");

    public Endpoint ListCdrs { get; }

    public Endpoint GetCdr { get; }

    public Endpoint ListRecordings { get; }

    public Endpoint GetRecording { get; }

    public Endpoint RemoveRecording { get; }

    public static RecordEndpoints Of(PortSipRecordScope scope) => scope == PortSipRecordScope.Self ? Own : Tenant;
}
