namespace PortSip.Simulator;

/// <summary>How the details of a recording name its file.</summary>
internal enum RecordingFileForm
{
    /// <summary><c>file_url</c>, a path: <c>/api/blobs/…</c>.</summary>
    Link,

    /// <summary><c>file_id</c>, for <c>GET /files/{id}/data</c>.</summary>
    Id,
}
