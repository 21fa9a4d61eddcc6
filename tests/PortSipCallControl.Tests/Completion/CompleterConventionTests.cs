using System.Management.Automation;
using System.Reflection;

namespace PortSipCallControl.Tests.Completion;

/// <summary>Where Tab helps, it does.</summary>
public sealed class CompleterConventionTests
{
    // What these parameters name is something that the PBX, the session or the simulator has.
    private static readonly string[] Names =
    [
        "Domain", "EventType", "Since", "Until", "Agent", "Callee", "Caller", "CallId", "Connection", "ExtensionNumber", "From", "Group", "Id", "InstanceId",
        "ParkAt", "Queue", "QueueNumber", "ReferTo", "ReferTo1", "ReferTo2", "RingGroup", "Room", "Sender", "Session1", "Session2", "SessionId", "SharedBox", "Supervisor",
        "TargetExtensionNumber", "TargetInstanceId", "To", "Trunk",
    ];

    // These name what is yet to be made, or is outside.
    private static readonly string[] Makers = ["Start-PortSipSimulator", "New-PortSipSimulatorCall"];

    /// <summary>Completers of values that no PBX chooses.</summary>
    internal static IReadOnlyList<string> KnownWithoutPbx { get; } = [nameof(EndReasonCompleter), nameof(StatusCodeCompleter), nameof(EventTypeCompleter), nameof(RestPathCompleter), nameof(TimeCompleter), nameof(TimeZoneCompleter), nameof(DomainCompleter), nameof(PermissionCompleter), nameof(ProfileCompleter), nameof(ServerCompleter), nameof(SecretNameCompleter), nameof(PeriodCompleter)];

    /// <summary>Every parameter with a completer of ours that offers something.</summary>
    internal static IEnumerable<(string Cmdlet, string Parameter, string Completer)> Completed =>
        from cmdlet in Help.CmdletUnderTest.All.Values
        from parameter in cmdlet.Parameters
        let completer = parameter.GetCustomAttribute<ArgumentCompleterAttribute>(inherit: true)?.Type
        where completer is not null && completer != typeof(NoOffersCompleter)
        select (cmdlet.Name, parameter.Name, completer.Name);

    [Fact]
    public void A_parameter_that_names_something_of_the_PBX_has_a_completer()
    {
        var completed = Completed.Select(c => (c.Cmdlet, c.Parameter)).ToHashSet();

        var bare = from cmdlet in Help.CmdletUnderTest.All.Values
                   where !Makers.Contains(cmdlet.Name)
                   from parameter in cmdlet.Parameters
                   where Names.Contains(parameter.Name) && !Help.CmdletUnderTest.IsHidden(parameter) && IsText(parameter) && !completed.Contains((cmdlet.Name, parameter.Name))
                   select $"{cmdlet.Name} -{parameter.Name}";

        Assert.Empty(bare);
    }

    [Fact]
    public void There_is_one_way_from_an_offer_to_the_command_line()
    {
        var completers = typeof(ConnectedCmdlet).Assembly.GetTypes().Where(type => typeof(IArgumentCompleter).IsAssignableFrom(type) && !type.IsAbstract);

        Assert.All(completers, type => Assert.Equal(typeof(Completer), type.BaseType));
        Assert.Equal(typeof(Completer), typeof(Completer).GetMethod(nameof(IArgumentCompleter.CompleteArgument))!.DeclaringType);
    }

    // An object is piped, and not typed; but connections are typed by their names.
    private static bool IsText(PropertyInfo parameter) =>
        parameter.PropertyType == typeof(string) || parameter.PropertyType == typeof(string[]) || parameter.Name == "Connection";
}
