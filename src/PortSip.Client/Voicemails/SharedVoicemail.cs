namespace PortSip.Client;

/// <summary>A voicemail box of a team (API §9).</summary>
/// <param name="Id">Its id, an opaque text.</param>
/// <param name="Number">The number that callers dial.</param>
/// <param name="Name">Its name, 1 to 64 characters.</param>
internal sealed record SharedVoicemail(string Id, string? Number, string? Name);
