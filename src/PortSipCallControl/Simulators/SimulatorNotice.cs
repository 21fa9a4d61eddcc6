using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>What a person needs to use a simulator from another program: its address, users and passwords.</summary>
internal static class SimulatorNotice
{
    /// <summary>The lines of the text.</summary>
    /// <param name="simulator">The simulator.</param>
    /// <param name="hidesPassword">Whether the administrator's password was specified, and isn't shown.</param>
    public static IEnumerable<string> Lines(PortSipSimulator simulator, bool hidesPassword)
    {
        var options = simulator.Simulator.Pbx.Options;
        yield return $"The simulator of PortSIP {simulator.Version} is running at {simulator.Server}. Press Ctrl+C to stop it.";
        yield return $"REST API:    {simulator.Server}/api";
        yield return $"Events:      {new UriBuilder(simulator.Server) { Scheme = simulator.Thumbprint is null ? "ws" : "wss", Path = "wsi" }.Uri}";
        if (simulator.Thumbprint is { } thumbprint)
            yield return $"Certificate: self-signed, SHA-256 thumbprint {thumbprint}";
        yield return $"Domain:      {simulator.Domain}";
        foreach (var user in options.Users)
            yield return $"User:        {user.Name}, password {(hidesPassword && user == options.Users[0] ? "as specified" : user.Password)} ({user.Role})";
        yield return $"Extensions:  {Numbers(simulator.ExtensionNumber)}, SIP password {(options.Extensions.All(one => one.Password == SimulatorDefaults.ExtensionPassword) ? SimulatorDefaults.ExtensionPassword : "as in the file")}";
        yield return $"Trunks:      {string.Join(", ", options.Trunks)}";
        if (options.Queues.Count > 0)
            yield return $"Queues:      {string.Join(", ", options.Queues.Select(queue => queue.Number))}";
        if (options.CallsPerMinute > 0)
            yield return FormattableString.Invariant($"Calls:       {options.CallsPerMinute} inbound calls per minute");
    }

    private static string Numbers(string[] numbers) => numbers.Length > 3 ? $"{numbers[0]} to {numbers[numbers.Length - 1]}" : string.Join(", ", numbers);
}
