namespace PortSip.Simulator;

/// <summary>Changes that an administrator makes to the tenant, and actions of users and their telephones outside of calls.</summary>
public sealed partial class SimulatedPbx
{
    /// <summary>The current extensions.</summary>
    public IReadOnlyList<SimulatedExtension> Extensions => Read(IReadOnlyList<SimulatedExtension> () => [.. State.Extensions.All.Select(extension => extension.Setup)]);

    /// <summary>Adds an extension.</summary>
    /// <param name="extension">The extension.</param>
    /// <exception cref="ArgumentException">The number is taken.</exception>
    public void AddExtension(SimulatedExtension extension) => Do(() =>
    {
        State.Extensions.Add(extension);
        State.UserSettings.Apply(State.Extensions.IdOf(extension.Number)!, extension.Settings);
    });

    /// <summary>Changes the extension of that number.</summary>
    /// <param name="extension">The new configuration of the extension.</param>
    /// <exception cref="ArgumentException">The extension doesn't exist.</exception>
    public void ChangeExtension(SimulatedExtension extension) => Do(() =>
    {
        State.Extensions.Change(extension);
        State.UserSettings.Apply(State.Extensions.IdOf(extension.Number)!, extension.Settings);
    });

    /// <summary>Removes an extension. Its calls continue.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException">The extension doesn't exist.</exception>
    public void RemoveExtension(string number) => Do(() => State.Extensions.Remove(number));

    /// <summary>Registers or unregisters the telephone of an extension: without it, the extension is unreachable, 480.</summary>
    /// <param name="number">The number.</param>
    /// <param name="isOnline">Whether it is registered.</param>
    /// <exception cref="ArgumentException">The extension doesn't exist.</exception>
    public void SetOnline(string number, bool isOnline) => Do(() => State.Extensions.SetOnline(number, isOnline));

    /// <summary>Sets a user's presence, like <c>POST /user/presence</c>.</summary>
    /// <param name="number">The extension.</param>
    /// <param name="presence">By the API's names: <c>DO_NOT_DISTURB</c>.</param>
    /// <param name="note">The note of the presence.</param>
    /// <exception cref="ArgumentException">The extension doesn't exist.</exception>
    public void SetPresence(string number, string presence, string note = "") => Do(() => State.Extensions.SetPresence(number, presence, note));

    /// <summary>Adds a queue.</summary>
    /// <param name="queue">The queue.</param>
    /// <exception cref="ArgumentException">The number is taken.</exception>
    public void AddQueue(SimulatedQueueSetup queue) => Do(() => State.Queues.Add(queue));

    /// <summary>Changes the queue of that number. Remaining agents keep their status, and callers continue to wait.</summary>
    /// <param name="queue">The new configuration of the queue.</param>
    /// <exception cref="ArgumentException">The queue doesn't exist.</exception>
    public void ChangeQueue(SimulatedQueueSetup queue) => Do(() => State.Queues.Change(queue));

    /// <summary>Changes some settings of the queue of that number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="change">The changes.</param>
    /// <exception cref="ArgumentException">The queue doesn't exist.</exception>
    public void ChangeQueue(string number, SimulatedServiceChange change) => Do(() => State.Queues.Change(number, change));

    /// <summary>Changes some settings of the ring group of that number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="change">The changes; those for queues have no effect.</param>
    /// <exception cref="ArgumentException">The ring group doesn't exist.</exception>
    public void ChangeRingGroup(string number, SimulatedServiceChange change) => Do(() => State.RingGroups.Change(number, change));

    /// <summary>Changes how long calls are parked, and who gets them then: the party that parked the call and, if it doesn't answer, a ring group.</summary>
    /// <param name="time">How long, 60 to 900 whole seconds.</param>
    /// <param name="ringGroup">The number of the ring group; <see langword="null"/> to call the party again and again.</param>
    /// <exception cref="ArgumentException">The ring group doesn't exist, or another time was given.</exception>
    public void ChangeCallPark(TimeSpan time, string? ringGroup = null) => Do(() => State.CallPark.Change(time, ringGroup));

    /// <summary>Removes a queue. Its waiting callers are turned away, 480.</summary>
    /// <param name="number">The number.</param>
    /// <exception cref="ArgumentException">The queue doesn't exist.</exception>
    public void RemoveQueue(string number) => Do(() => State.Queues.Remove(number));
}
