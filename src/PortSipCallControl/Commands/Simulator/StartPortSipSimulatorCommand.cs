using System.Management.Automation;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <summary>Starts a simulated PBX on loopback, in this process. It ends with Stop-PortSipSimulator, with the module, or with the process.</summary>
[Cmdlet(VerbsLifecycle.Start, "PortSipSimulator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PortSipSimulator))]
public sealed partial class StartPortSipSimulatorCommand : PortSipCmdlet
{
    // Boxed: a field of the simulator's enum type would load its assembly with the module, even if it isn't used.
    private object? _signInWay;
    private object? _tlsCertificate;

    /// <summary>The port, 0 to 65535; 0 (default) selects a free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65535)]
    [GivenNumber]
    [NoOffers]
    public int Port { get; set; }

    /// <summary>The tenant's SIP domain, 1 to 280 characters.</summary>
    [Parameter]
    [ValidateLength(1, 280)]
    [NoOffers]
    public string Domain { get; set; } = SimulatorDefaults.Domain;

    /// <summary>User name and password of the administrator.</summary>
    [Parameter]
    [Credential]
    [NoOffers]
    public PSCredential? Credential { get; set; }

    /// <summary>The extensions, 3 to 64 digits each; 1001 to 1010 by default.</summary>
    [Parameter]
    [RecordedNumberList]
    [NoOffers]
    public string[]? ExtensionNumber { get; set; }

    /// <summary>The trunks; by default one named main.</summary>
    [Parameter]
    [NameList]
    [NoOffers]
    public string[] Trunk { get; set; } = [SimulatorDefaults.Trunk];

    /// <summary>The PBX version to simulate; the newest by default.</summary>
    [Parameter]
    [ValidateSet("16.4", "22.2", "22.3", "22.8")]
    public string Version { get; set; } = "22.8";

    /// <summary>The sign-in methods to support; those of the version by default.</summary>
    [Parameter]
    public SimulatorSignInWays SignInWay
    {
        get => _signInWay is SimulatorSignInWays way ? way : SimulatorSignInWays.None;
        set => _signInWay = value;
    }

    /// <summary>The lifetime of an access token in seconds, 1 to 86400; default 1800.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [NoOffers]
    public int TokenLifetimeSec { get; set; } = 1800;

    /// <summary>How long an unanswered callee rings, in seconds, 1 to 3600; default 60.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [NoOffers]
    public int RingTimeoutSec { get; set; } = 60;

    /// <summary>The administrator's sign-in also requires a one-time code.</summary>
    [Parameter]
    public SwitchParameter TwoFactor { get; set; }

    /// <summary>The numbers of the queues; 8000 by default. The last three extensions are their agents, and the first one is their supervisor.</summary>
    [Parameter]
    [RecordedNumberList(AllowsNone = true)]
    [AllowEmptyCollection]
    [NoOffers]
    public string[] QueueNumber { get; set; } = [SimulatorDefaults.QueueNumber];

    /// <summary>The tenant records every answered call.</summary>
    [Parameter]
    public SwitchParameter RecordCalls { get; set; }

    /// <summary>A JSON file of Export-PortSipSimulatorTenant with the tenant and its rules. Parameters that are specified as well win over it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string TenantPath { get; set; } = "";

    /// <summary>The simulator is reached over TLS (https, wss), with a self-signed certificate that is made when it starts. Its thumbprint binds to Connect-PortSip.</summary>
    [Parameter]
    public SwitchParameter Tls { get; set; }

    /// <summary>The certificate: Valid (default), Expired, or WrongName, which is for pbx.example.com. Implies -Tls.</summary>
    [Parameter]
    [EnumText(typeof(SimulatorCertificate), IsRequired = true)]
    public SimulatorCertificate TlsCertificate
    {
        get => _tlsCertificate is SimulatorCertificate certificate ? certificate : SimulatorCertificate.Valid;
        set => _tlsCertificate = value;
    }

    /// <summary>
    /// How many calls come in from outside per minute on average, 0 to 6000, also a fraction such as 0.5; default 0. They go to extensions and queues,
    /// where they are answered, find the phone busy or unattended, or give up, and end by themselves.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 6000.0)]
    [GivenNumber]
    [NoOffers]
    public double CallsPerMinute { get; set; }

    /// <summary>The time is frozen, and only Step-PortSipSimulator moves it.</summary>
    [Parameter]
    public SwitchParameter FrozenClock { get; set; }

    /// <summary>
    /// The time is frozen, and waits of this session move it: New-PortSipCall -WaitFor, Wait-PortSipCall, Assert-PortSipCall, and Watch-PortSipEvent
    /// -TimeoutSec jump to the next thing that is due, up to the end of the wait.
    /// </summary>
    [Parameter]
    public SwitchParameter AutoAdvance { get; set; }

    /// <summary>Displays the address, users and passwords, and serves other programs until the command is stopped (Ctrl+C). Nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>The seed for random values (ids, faults with a probability, -CallsPerMinute): the same seed gives the same run.</summary>
    [Parameter]
    [GivenNumber]
    [NoOffers]
    public int Seed { get; set; } = 1;

    /// <inheritdoc/>
    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        var tenant = Checked(TenantPath.Length > 0 ? FromFile(TenantFiles.Read(FileSystemPaths.Resolve(this, TenantPath))) : new SimulatorTenant { Options = FromParameters() });
        if (!ShouldProcess("this process", Port == 0 ? "Start a simulated PBX on a free loopback port" : $"Start a simulated PBX on loopback port {Port}"))
            return;
        var simulator = new PortSipSimulator(Serve(new SimulatedPbx(tenant)), AutoAdvance);
        // An earlier simulator at this address had the same ids.
        PlacedCalls.Forget(simulator.Simulator.ApiUri);
        RunspaceSimulators.Add(simulator);
        if (Wait)
            await ServeAsync(simulator, cancellationToken);
        else
            WriteObject(simulator);
    }

    private SimulatorServer Serve(SimulatedPbx pbx) =>
        Tls || _tlsCertificate is not null ? SimulatorServer.StartTls(pbx, TlsCertificate, Port) : SimulatorServer.Start(pbx, Port);

    private async Task ServeAsync(PortSipSimulator simulator, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var line in SimulatorNotice.Lines(simulator, hidesPassword: Credential is not null))
                WriteInformation(new HostInformationMessage { Message = line }, ["PSHOST"]);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            simulator.Stop();
            RunspaceSimulators.Remove(simulator);
        }
    }
}
