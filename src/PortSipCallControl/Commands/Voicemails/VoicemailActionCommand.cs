using System.Management.Automation;
using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Common to saving, marking and removing voicemails: which voicemails.</summary>
public abstract class VoicemailActionCommand : FileActionCommand
{
    private protected const string IdSet = "Id";
    private protected const string VoicemailSet = "Voicemail";

    /// <summary>The ids of the voicemails, also in rows of a file.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdTextList]
    [ArgumentCompleter(typeof(VoicemailCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>A voicemail from Get-PortSipVoicemail.</summary>
    [Parameter(ParameterSetName = VoicemailSet, Mandatory = true, ValueFromPipeline = true)]
    [OfType(typeof(PortSipVoicemail))]
    [NoOffers]
    public PortSipVoicemail? Voicemail { get; set; }

    /// <summary>The number or id of the shared voicemail that has them. A piped voicemail has its own. If omitted, the signed-in user's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankCellIsAbsent]
    [IdText(Meaning = "a number or id of a shared voicemail")]
    [ArgumentCompleter(typeof(SharedVoicemailCompleter))]
    public string? SharedBox { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Voicemail ?? (object)string.Join(", ", Id);

    private protected override string Noun => "voicemail";

    private protected override IReadOnlyList<string> Ids => Id;

    private protected override string[] InputParameters => [nameof(Id), nameof(Voicemail), nameof(SharedBox), nameof(Connection)];

    private protected IEnumerable<PortSipVoicemail> Voicemails =>
        Voicemail is null ? Id.Select(id => new PortSipVoicemail { Id = id, SharedBox = Text.OrNull(SharedBox) }) : [Voicemail];

    /// <summary>The target of an error: the voicemail, or the id as specified.</summary>
    private protected object Target(PortSipVoicemail voicemail) => Voicemail ?? (object)voicemail.Id;

    /// <summary>Does something with each voicemail after -WhatIf and -Confirm.</summary>
    private protected async Task ActOnEachAsync(Func<VoicemailEndpoints, Endpoint> endpoint, Func<PortSipClient, PortSipVoicemail, CancellationToken, Task> act)
    {
        foreach (var voicemail in Voicemails)
        {
            var box = voicemail.SharedBox ?? "";
            if (!ShouldSend(endpoint(VoicemailEndpoints.Of(voicemail.SharedBox)).Announce(("voicemail", $"{Target(voicemail)}"), ("id", voicemail.Id), ("boxId", box))))
                continue;
            var client = Client;
            await SubmitAsync(Target(voicemail), async token =>
            {
                await act(client, voicemail, token);
                return null;
            });
        }
    }
}
