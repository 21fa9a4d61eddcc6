namespace PortSip.Simulator;

/// <summary>What an administrator does to the tenant while it works, and what people and their telephones do beside their calls.</summary>
public sealed partial class SimulatedPbx
{
    /// <summary>The extensions that there are now.</summary>
    public IReadOnlyList<SimulatedExtension> Extensions => Read(IReadOnlyList<SimulatedExtension> () => [.. State.Extensions.All.Select(extension => extension.Setup)]);

    /// <summary>Adds an extension.</summary>
    /// <param name="extension">The extension.</param>
    /// <exception cref="ArgumentException">Its number is taken.</exception>
    public void AddExtension(SimulatedExtension extension) => Do(() => State.Extensions.Add(extension));

    /// <summary>Changes the extension of that number.</summary>
    /// <param name="extension">The extension as it is to be.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void ChangeExtension(SimulatedExtension extension) => Do(() => State.Extensions.Change(extension));

    /// <summary>Removes an extension. Its calls go on.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void RemoveExtension(string number) => Do(() => State.Extensions.Remove(number));

    /// <summary>The telephone of an extension comes, or goes: without it the extension is unreachable, 480.</summary>
    /// <param name="number">The number.</param>
    /// <param name="isOnline">Whether it is there.</param>
    /// <exception cref="ArgumentException">There is no such extension.</exception>
    public void SetOnline(string number, bool isOnline) => Do(() => State.Extensions.SetOnline(number, isOnline));

    /// <summary>What somebody shows of himself, as <c>POST /user/presence</c> sets it.</summary>
    /// <param name="number">The extension.</param>
    /// <param name="presence">By the API's names: <c>DO_NOT_DISTURB</c>.</param>
    /// <param name="note">The note with it.</param>
    /// <exception cref="ArgumentException">There is no such extension.</exception>
    public void SetPresence(string number, string presence, string note = "") => Do(() => State.Extensions.SetPresence(number, presence, note));

    /// <summary>Adds a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <exception cref="ArgumentException">Its number is taken.</exception>
    public void AddQueue(SimulatedQueueSetup queue) => Do(() => State.Queues.Add(queue));

    /// <summary>Changes the queue of that number. Agents who stay keep their status, and callers wait on.</summary>
    /// <param name="queue">The queue as it is to be.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void ChangeQueue(SimulatedQueueSetup queue) => Do(() => State.Queues.Change(queue));

    /// <summary>Removes a queue. Who waits in it is turned away, 480.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void RemoveQueue(string number) => Do(() => State.Queues.Remove(number));
}
