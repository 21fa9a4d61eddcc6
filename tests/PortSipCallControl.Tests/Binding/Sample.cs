using System.Collections;
using System.Management.Automation;
using System.Reflection;
using PortSip.Client;

namespace PortSipCallControl.Tests.Binding;

/// <summary>Arguments with which a cmdlet can be tried: a value for every parameter, whatever is added later.</summary>
internal static class Sample
{
    private static readonly Dictionary<string, object> ByName = new()
    {
        ["Caller"] = "1001",
        ["Callee"] = "1002",
        ["ExtensionNumber"] = "1001",
        ["Queue"] = "8000",
        ["QueueNumber"] = "8000",
        ["RingGroup"] = "6000",
        ["Room"] = "9000",
        ["SharedBox"] = "5000",
        ["Menu"] = new Hashtable { ["1"] = "1002" },
        ["Press"] = "1",
        ["Supervisor"] = "1001",
        ["Agent"] = "1008",
        ["Group"] = "Support",
        ["From"] = "1002",
        ["FeatureCode"] = "*63",
        ["Path"] = "call_queues",
        ["StatePath"] = Path.Combine(Path.GetTempPath(), $"portsip-{Guid.NewGuid():N}.jsonl"),
        ["Query"] = new Hashtable { ["top"] = 1 },
        ["Domain"] = "test.io",
        ["Trunk"] = "main",
        ["CertificateThumbprint"] = new string('a', 64),
        ["OneTimePassword"] = "123456",
        ["Filter"] = "status_code ge 0",
        ["OrderBy"] = "started_at desc",
        ["Port"] = 0,
        ["For"] = PortSipCallMilestone.Ended,
        ["WaitFor"] = PortSipCallMilestone.Answered,
        ["StatusCode"] = 486,
        ["DelayMs"] = 1,
        ["PollingIntervalSec"] = 1.0,
        ["RetryIntervalSec"] = 0.01,
        ["TimeoutSec"] = 1,
        ["Session1"] = "4711",
        ["Session2"] = "4712",
    };

    /// <summary>A value that the parameter takes.</summary>
    public static object Of(PropertyInfo parameter, SimulatedSession pbx)
    {
        var type = Nullable.GetUnderlyingType(parameter.PropertyType) ?? parameter.PropertyType;
        if (type.IsSubclassOf(typeof(PortSipCallRecord)) || type == typeof(PortSipCallRecord))
            return new PortSipCdr { Id = "4711", Caller = "1001", Callee = "1002", StartedAt = DateTimeOffset.UtcNow };
        return ByName.TryGetValue(parameter.Name, out var value) ? value
            : parameter.Name == "Server" ? pbx.Single<string>("$simulator.Server")
            : type == typeof(PSCredential) ? pbx.Single<PSCredential>("$simulator.Credential")
            : type == typeof(PortSipConnection) ? pbx.Single<PortSipConnection>("$connection")
            : type == typeof(PortSipSimulator) ? pbx.Single<PortSipSimulator>("$simulator")
            : type == typeof(PortSipCall) ? new PortSipCall { Id = "4711" }
            : type == typeof(PortSipRecording) ? new PortSipRecording { Id = "4711" }
            : type == typeof(PortSipVoicemail) ? new PortSipVoicemail { Id = "4711" }
            : type == typeof(PSObject) ? PSObject.AsPSObject(new PortSipCdr { Id = "4711", Caller = "1001", Callee = "1002", StartedAt = DateTimeOffset.UtcNow })
            : type == typeof(TimeZoneInfo) ? "UTC"
            : type == typeof(SwitchParameter) ? SwitchParameter.Present
            : type.IsEnum ? Enum.GetValues(type).GetValue(type.GetEnumValues().Length - 1)!
            : type.IsArray && type.GetElementType()!.IsEnum ? Enum.GetValues(type.GetElementType()!).GetValue(0)!
            : type == typeof(DateTimeOffset) ? DateTimeOffset.UtcNow
            : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(1)
            : type == typeof(Uri) ? new Uri("http://127.0.0.1:1")
            : type == typeof(System.Security.SecureString) ? new System.Net.NetworkCredential("", "T0ken").SecurePassword
            : type == typeof(ScriptBlock) ? ScriptBlock.Create("")
            : parameter.GetCustomAttribute<ValidateRangeAttribute>() is { } range ? range.MinRange
            : type.IsPrimitive ? Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture)
            : "4711";
    }

    /// <summary>A set in which the parameter means something.</summary>
    public static string SetOf(CmdletParameter parameter, CmdletParameters cmdlet) =>
        parameter.OnlyIn.Count > 0 ? parameter.OnlyIn[0]
        : parameter.Sets.Any(s => s.ParameterSetName == ParameterAttribute.AllParameterSets) ? cmdlet.DefaultSet
        : parameter.Sets[0].ParameterSetName;

    /// <summary>What has to be given in a set, except for one parameter.</summary>
    public static Hashtable Mandatory(CmdletParameters cmdlet, string set, SimulatedSession pbx, string? except = null)
    {
        var arguments = new Hashtable();
        foreach (var parameter in cmdlet.All.Where(p => p.Name != except && (p.IsMandatoryIn(set) || (set == "Direct" && p.Name is "Server" or "Domain"))))
            arguments[parameter.Name] = Of(parameter.Property, pbx);
        return arguments;
    }
}
