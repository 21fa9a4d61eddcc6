using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl;

/// <content>Converts the parameters to the simulator's options.</content>
public sealed partial class StartPortSipSimulatorCommand
{
    /// <summary>A tenant of its own, whose extensions and queues are those of the parameters.</summary>
    private SimulatorOptions FromParameters()
    {
        var standard = new SimulatorOptions();
        if (ExtensionNumber is not null)
            standard = standard.WithExtensions([.. ExtensionNumber.Select(n => new SimulatedExtension(n, SimulatorDefaults.ExtensionPassword) { DisplayName = $"Extension {n}" })]);
        return Running(standard with
        {
            Domain = Domain,
            Users = [Administrator(standard.Users[0]), .. standard.Users.Skip(1)],
            Trunks = Trunk,
            Version = SimulatorVersion.Parse(Version),
            SignInWays = (SimulatorSignInWays?)_signInWay,
            AccessTokenLifetime = TimeSpan.FromSeconds(TokenLifetimeSec),
            RingTimeout = TimeSpan.FromSeconds(RingTimeoutSec),
            CallRecording = RecordCalls ? SimulatorCallRecording.AnsweredCalls : SimulatorCallRecording.Off,
            Queues = [.. QueueNumber.Select(number => new SimulatedQueueSetup(number, number == SimulatorDefaults.QueueNumber ? "Support" : $"Queue {number}") { Agents = standard.Queues[0].Agents })],
        });
    }

    /// <summary>Refuses what clashes: a call to a number that is in use twice would have two destinations.</summary>
    private static SimulatorTenant Checked(SimulatorTenant tenant) => tenant.FindMistakes() is { Count: > 0 } mistakes
        ? throw TenantFiles.Refused(
            "The simulator can't be started",
            mistakes,
            "Use other numbers and names. To change those that have no parameter, export the tenant of a simulator, change the file, and start with -TenantPath.")
        : tenant;

    /// <summary>The tenant of a file, changed by the parameters that are specified.</summary>
    private SimulatorTenant FromFile(SimulatorTenant tenant)
    {
        foreach (var parameter in new[] { nameof(ExtensionNumber), nameof(QueueNumber), nameof(Trunk) }.Where(IsGiven))
            throw new CommandException(PortSipFailure.ValidationFailed, $"-{parameter} can't be combined with -TenantPath, whose file has them.", $"Omit -{parameter}, or change the file.");
        var read = tenant.Options;
        return tenant with
        {
            Options = Running(read with
            {
                Domain = IsGiven(nameof(Domain)) ? Domain : read.Domain,
                Users = [Administrator(read.Users[0]), .. read.Users.Skip(1)],
                Version = IsGiven(nameof(Version)) ? SimulatorVersion.Parse(Version) : read.Version,
                SignInWays = (SimulatorSignInWays?)_signInWay ?? read.SignInWays,
                AccessTokenLifetime = IsGiven(nameof(TokenLifetimeSec)) ? TimeSpan.FromSeconds(TokenLifetimeSec) : read.AccessTokenLifetime,
                RingTimeout = IsGiven(nameof(RingTimeoutSec)) ? TimeSpan.FromSeconds(RingTimeoutSec) : read.RingTimeout,
                CallRecording = RecordCalls ? SimulatorCallRecording.AnsweredCalls : read.CallRecording,
            }),
        };
    }

    private SimulatorOptions Running(SimulatorOptions options) => options with
    {
        ClockMode = FrozenClock || AutoAdvance ? SimulatorClockMode.Frozen : SimulatorClockMode.Running,
        CallsPerMinute = CallsPerMinute,
        Seed = Seed,
    };

    private SimulatedUser Administrator(SimulatedUser administrator)
    {
        if (TwoFactor)
            administrator = administrator with { TwoFactor = SimulatorTwoFactor.Required };
        return Credential is not { } credential ? administrator
            : administrator with { Name = credential.UserName, Password = SignInCredentials.Of(credential).Password };
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
