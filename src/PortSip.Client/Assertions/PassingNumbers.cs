namespace PortSip.Client;

/// <summary>Which numbers may pass on a call that they have answered: receptionists, conference rooms and queues. Nothing that reports a call says so.</summary>
internal sealed class PassingNumbers(ExtensionsClient extensions, NightModesClient nightModes, ConferencesClient conferences, QueuesClient queues)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    /// <summary>Whether a number may do so. A person doesn't, and neither does an outside number.</summary>
    public async Task<bool> MayPassOnAsync(string number, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(number, out var known))
            return known;
        try
        {
            return _known[number] = !await HasAsync(() => extensions.FindAsync(number, cancellationToken)).ConfigureAwait(false)
                && ((await nightModes.ListReceptionistsAsync(cancellationToken).ConfigureAwait(false)).Any(one => one.QueueNumber == number)
                    || await HasAsync(() => conferences.FindAsync(number, cancellationToken)).ConfigureAwait(false)
                    || await HasAsync(() => queues.FindAsync(number, cancellationToken)).ConfigureAwait(false));
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.Forbidden or PortSipFailure.LicenseRequired or PortSipFailure.ValidationFailed)
        {
            // For a user who may not see them, every other number is the wrong one.
            return _known[number] = false;
        }
        catch (PortSipException e) when (e.Failure is PortSipFailure.ServerError or PortSipFailure.RateLimited or PortSipFailure.ConnectionFailed or PortSipFailure.TimedOut or PortSipFailure.InvalidResponse)
        {
            // This is only an aid, and the next look asks again.
            return true;
        }
    }

    private static async Task<bool> HasAsync<T>(Func<Task<T>> find)
    {
        try
        {
            await find().ConfigureAwait(false);
            return true;
        }
        catch (PortSipException e) when (e.Failure == PortSipFailure.NotFound)
        {
            return false;
        }
    }
}
