namespace PortSip.Simulator;

/// <summary>Writes recordings in their version's format.</summary>
internal sealed class RecordingItem(SimulatorOptions options, ExtensionDirectory extensions)
{
    /// <summary>An item of the list.</summary>
    public ApiItem Of(CallRecording recording) => Fields(new ApiItem().Add("id", recording.Id), recording);

    /// <summary>The details, which have no id.</summary>
    public ApiItem Details(CallRecording recording)
    {
        var item = Fields(new ApiItem(), recording)
            .Add("duration", CallTimes.Seconds(recording.StartedAt, recording.EndedAt));
        return StoredFileFields.Add(item, recording, options.Version);
    }

    private ApiItem Fields(ApiItem item, CallRecording recording)
    {
        item.Add("caller", recording.Target.Caller)
            .Add("callee", recording.Target.Callee)
            .Add("started_at", recording.StartedAt)
            .Add("ended_at", recording.EndedAt);
        if (options.Version.HasRecordingNames)
            item.Add("caller_display_name", recording.Target.CallerDisplayName).Add("callee_display_name", extensions.NameOf(recording.Target.Callee));
        // The words aren't documented; without a transcription there are none.
        return options.Version.HasTranscriptions ? item.Add("status", null).Add("status_description", null).Add("sentiment", null) : item;
    }
}
