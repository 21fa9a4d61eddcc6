namespace PortSip.Simulator;

/// <summary>The fields of a file that can be downloaded.</summary>
internal static class StoredFileFields
{
    /// <summary>Adds them as the version names them.</summary>
    public static ApiItem Add(ApiItem item, StoredFile file, SimulatorVersion version)
    {
        item.Add("file_name", file.FileName).Add("file_size", file.Content.Length);
        return version.RecordingFiles == RecordingFileForm.Id ? item.Add("file_id", file.FileId) : item.Add("file_url", "/api/blobs/" + file.Digest);
    }
}
