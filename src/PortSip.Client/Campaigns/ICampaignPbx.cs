namespace PortSip.Client;

/// <summary>The PBX, as a campaign uses it.</summary>
internal interface ICampaignPbx
{
    /// <summary>Places the call and follows it to its end.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="placed">Receives the id of the call as soon as it is known.</param>
    /// <param name="stop">Stops to follow the call, which continues.</param>
    /// <exception cref="PortSipException">The call certainly wasn't placed.</exception>
    /// <exception cref="OperationCanceledException">It was placed, and isn't followed any more.</exception>
    Task<CampaignAttemptResult> CallAsync(CampaignAttempt attempt, Action<string> placed, CancellationToken stop);

    /// <summary>Finds out how an attempt of an earlier run ended; if its call is still active, once it has ended.</summary>
    Task<CampaignAttemptResult> FindAsync(CampaignAttempt attempt, CancellationToken stop);

    /// <summary>See <see cref="Clock.BeginWait"/>.</summary>
    Task<long> CountArrivalsAsync();

    /// <summary>No call is in progress, and the campaign waits for the time of the next one: warns if that never comes by itself.</summary>
    void WarnOfStandstill();
}
