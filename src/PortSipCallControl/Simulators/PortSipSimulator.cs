using System.Management.Automation;
using System.Security;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>A simulated PBX that runs in this process. Its properties bind to Connect-PortSip.</summary>
public sealed class PortSipSimulator
{
    internal PortSipSimulator(SimulatorServer server, bool isAutoAdvanced)
    {
        AutoAdvance = isAutoAdvanced;
        WaitClock = isAutoAdvanced ? new AutoAdvancedClock(server.Pbx.Clock) : new SimulatorWaitClock(server.Pbx.Clock);
        Simulator = server;
        var options = server.Pbx.Options;
        Server = server.ApiUri.GetLeftPart(UriPartial.Authority);
        Uri = server.ApiUri;
        Thumbprint = server.Thumbprint;
        IsClockFrozen = options.ClockMode == SimulatorClockMode.Frozen;
        CallsPerMinute = options.CallsPerMinute;
        Version = options.Version.Number;
        Domain = options.Domain;
        SystemCredential = ToCredential(SimulatorDefaults.SystemAdminName, SimulatorDefaults.Password);
        TenantId = SimulatorDefaults.TenantId;
    }

    /// <summary>Its address.</summary>
    public string Server { get; }

    /// <summary>The root of its REST API.</summary>
    public Uri Uri { get; }

    /// <summary>The SHA-256 thumbprint of its certificate, for -CertificateThumbprint; null without TLS.</summary>
    public string? Thumbprint { get; }

    /// <summary>Its users: the administrator first.</summary>
    public string[] UserName => [.. Options.Users.Select(user => user.Name)];

    /// <summary>Whether only Step-PortSipSimulator moves its time.</summary>
    public bool IsClockFrozen { get; }

    /// <summary>How many calls come in by themselves per minute.</summary>
    public double CallsPerMinute { get; }

    /// <summary>The PBX version that it simulates.</summary>
    public string Version { get; }

    /// <summary>Its tenant's SIP domain.</summary>
    public string Domain { get; }

    /// <summary>Its administrator, for Connect-PortSip.</summary>
    public PSCredential Credential => ToCredential(Options.Users[0].Name, Options.Users[0].Password);

    /// <summary>The system administrator, who belongs to no tenant and can read the Global topics: <c>Connect-PortSip $simulator.Server $simulator.SystemCredential</c>.</summary>
    public PSCredential SystemCredential { get; }

    /// <summary>Its tenant's id, for the Global topics.</summary>
    public string TenantId { get; }

    /// <summary>Its first extension and the SIP password of that extension, for New-PortSipCall -Direct.</summary>
    public PSCredential ExtensionCredential => ToCredential(Options.Extensions[0].Number, Options.Extensions[0].Password);

    /// <summary>Its extensions.</summary>
    public string[] ExtensionNumber => [.. Options.Extensions.Select(extension => extension.Number)];

    /// <summary>Its time (local time).</summary>
    public DateTimeOffset Time => Simulator.Pbx.Clock.Now.ToLocalTime();

    /// <summary>Whether waits move its time.</summary>
    public bool AutoAdvance { get; }

    /// <summary>The number of active calls.</summary>
    public int ActiveCalls => Simulator.Pbx.ActiveCalls.Count;

    /// <summary>False once it has been stopped.</summary>
    public bool IsRunning { get; private set; } = true;

    internal SimulatorServer Simulator { get; }

    private SimulatorOptions Options => Simulator.Pbx.Options;

    /// <summary>The clock of waits for it.</summary>
    internal Clock WaitClock { get; }

    /// <summary>
    /// The one-time code that would have been mailed to the administrator; null if none is expected. For -OneTimePassword:
    /// <c>{ $simulator.GetOneTimePassword() }</c>. A method, so that lists don't show it.
    /// </summary>
    public string? GetOneTimePassword() => Simulator.Pbx.CurrentOneTimePassword(Credential.UserName);

    /// <summary>Whether an API's address is its own.</summary>
    internal bool Serves(Uri apiUri) => IsRunning && new Uri(Server).Authority == apiUri.Authority;

    /// <summary>Its address.</summary>
    public override string ToString() => Server;

    internal void Stop()
    {
        IsRunning = false;
        Simulator.Dispose();
        Simulator.Pbx.Dispose();
    }

    private static PSCredential ToCredential(string name, string password)
    {
        var secret = new SecureString();
        foreach (var c in password)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return new PSCredential(name, secret);
    }
}
