using PortSip.Client;

namespace PortSipCallControl;

/// <summary>Offers the newest voicemails, with sender and time.</summary>
internal sealed class VoicemailCompleter : Completer
{
    private static readonly RecordQuery Newest = new() { OrderBy = "created_at desc", First = 20 };

    protected override IEnumerable<Offer> Offers(CompletionQuery query)
    {
        var box = Completions.Texts(query.BoundParameters, nameof(VoicemailActionCommand.SharedBox)) is [var first, ..] ? first : null;
        return from voicemail in Completions.Ask(query.BoundParameters, (client, token) => ListAsync(client, box, token))
               select new Offer(voicemail.Id, $"{voicemail.Status}, from {voicemail.Sender}, {LocalTime.Text(voicemail.CreatedAt)}");
    }

    private static async Task<IReadOnlyList<PortSipVoicemail>> ListAsync(PortSipClient client, string? box, CancellationToken cancellationToken) =>
        await (await client.Voicemails.ListAsync(new VoicemailQuery { SharedBox = box, Records = Newest }, cancellationToken)).ToListAsync(cancellationToken);
}
