namespace PortSip.Simulator;

/// <summary>
/// A kind of number that can be called: an extension, a queue, a ring group, a feature code, ... <see cref="CallControl.Destinations"/> lists
/// them in the order in which they are asked.
/// </summary>
internal interface IDestination
{
    /// <summary>Whether a number of the tenant leads to it: an outside number never does.</summary>
    bool Has(string number);

    /// <summary>
    /// Takes the call to the current callee, whose leg is being reached. A destination answers it (<see cref="CallControl.AnswerItself"/>), lets
    /// telephones ring (<see cref="CallControl.LeadOn"/>), passes it to another number (<see cref="CallControl.Reroute"/>), or refuses it
    /// (<see cref="CallControl.Fail"/>).
    /// </summary>
    /// <returns>Whether the number is its own. If not, the next destination is asked.</returns>
    bool Take(Call call);
}
