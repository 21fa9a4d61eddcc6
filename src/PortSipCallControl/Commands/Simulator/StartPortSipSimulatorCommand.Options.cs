using System.IO;
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
        var extensions = ExtensionNumber ?? [.. standard.Extensions.Select(e => e.Number)];
        string[] agents = [.. extensions.Skip(Math.Max(0, extensions.Length - 3))];
        return Running(standard with
        {
            Domain = Domain,
            Users = [Administrator(standard.Users[0]), .. standard.Users.Skip(1)],
            Extensions = ExtensionNumber is null
                ? standard.Extensions
                : [.. ExtensionNumber.Select(n => new SimulatedExtension(n, SimulatorDefaults.ExtensionPassword) { DisplayName = $"Extension {n}" })],
            Trunks = Trunk,
            Version = SimulatorVersion.Parse(Version),
            SignInWays = (SimulatorSignInWays?)_signInWay,
            AccessTokenLifetime = TimeSpan.FromSeconds(TokenLifetimeSec),
            RingTimeout = TimeSpan.FromSeconds(RingTimeoutSec),
            CallRecording = RecordCalls ? SimulatorCallRecording.AnsweredCalls : SimulatorCallRecording.Off,
            Queues = [.. QueueNumber.Select(number => new SimulatedQueueSetup(number, number == SimulatorDefaults.QueueNumber ? "Support" : $"Queue {number}") { Agents = agents })],
            RingGroups = [new SimulatedRingGroup(SimulatorDefaults.RingGroupNumber, "Sales") { Members = agents }, new SimulatedRingGroup("6001", "Reception") { Members = [extensions[0]] }],
            MonitorGroups = [new SimulatedMonitorGroup("Support") { Members = agents, Supervisors = [extensions[0]] }],
        });
    }

    private SimulatorTenant ReadTenant()
    {
        var file = FileSystemPaths.Resolve(this, TenantPath);
        try
        {
            return SimulatorTenantFile.Read(File.ReadAllText(file));
        }
        catch (SimulatorTenantException e)
        {
            throw Unusable(file, e, "Correct that line. Export-PortSipSimulatorTenant writes a file with all members.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(file, e, "Specify a file of Export-PortSipSimulatorTenant.");
        }
    }

    private static CommandException Unusable(string file, Exception e, string advice) =>
        new(PortSipFailure.ValidationFailed, $"The tenant file '{file}' can't be used: {e.Message}", advice, e);

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
