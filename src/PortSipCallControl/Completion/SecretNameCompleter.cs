namespace PortSipCallControl;

/// <summary>Offers the names of the secrets that the profiles use, and never files.</summary>
internal sealed class SecretNameCompleter : Completer
{
    protected override IEnumerable<Offer> Offers(CompletionQuery query) =>
        from profile in ProfileCompleter.Profiles()
        where profile.SecretName is not null
        group profile.Name by profile.SecretName into names
        select new Offer(names.Key, $"the secret of {string.Join(", ", names)}");
}
