using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using PortSip.Client;
using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Binding;

/// <summary>
/// Empty and odd values for every parameter of every cmdlet, found by reflection: the binder refuses them, or one of our errors says what
/// is wrong, or they mean nothing. None ends in an error of .NET, and none that is empty becomes "all".
/// </summary>
public sealed class SweepTests
{
    private static readonly string[] OurIds = Enum.GetNames<PortSipFailure>();

    // The session's own PBX or the process would be gone.
    private static readonly string[] OnlyWhatIf = ["Stop-PortSipSimulator", "Disconnect-PortSip", "Start-PortSipSimulator", "Export-PortSipReport", "Export-PortSipSimulatorTenant", "Import-PortSipSimulatorTenant", "Invoke-PortSipCampaign"];

    private static readonly (string Name, object? Value, bool IsEmpty)[] Odd =
    [
        ("null", null, true),
        ("''", "", true),
        ("' '", " ", true),
        ("@()", Array.Empty<object>(), true),
        ("@($null)", new object?[] { null }, true),
        ("@('')", new object[] { "" }, true),
        ("DBNull", DBNull.Value, true),
        ("AutomationNull", AutomationNull.Value, true),
        ("@('1', '')", new object[] { "1", "" }, true),
        ("a nested array", new object[] { new object[] { "1", "2" }, new object[] { "3" } }, false),
    ];

    private static readonly Dictionary<string, Type> Cmdlets = CmdletUnderTest.All.ToDictionary(c => c.Key, c => c.Value.Type);

    public static TheoryData<string> Names => [.. Cmdlets.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_typed_value_that_is_empty_or_odd_is_refused_or_means_nothing(string name)
    {
        using var pbx = new SimulatedSession();
        var cmdlet = CmdletParameters.Of(Cmdlets[name]);
        var wrong = new List<string>();
        foreach (var parameter in cmdlet.All)
        {
            var set = Sample.SetOf(parameter, cmdlet);
            foreach (var odd in Odd)
            {
                var arguments = Sample.Mandatory(cmdlet, set, pbx, except: parameter.Name);
                arguments[parameter.Name] = odd.Value;
                Bound(name, arguments, pbx);
                var mustBeRefused = odd.IsEmpty && MustBeRefused(parameter, odd.Value);
                var result = Run(pbx, "& $name @arguments", name, arguments, piped: null, mustBeRefused, out var sent);
                wrong.AddRange(Complaints(result, sent, parameter, odd.Value, mustBeRefused).Select(c => $"{name} -{parameter.Name} {odd.Name}: {c}"));
            }
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_column_that_is_empty_or_odd_is_refused_or_means_nothing(string name)
    {
        using var pbx = new SimulatedSession();
        var cmdlet = CmdletParameters.Of(Cmdlets[name]);
        var wrong = new List<string>();
        foreach (var parameter in cmdlet.All)
        {
            foreach (var set in parameter.Sets.Where(s => s.ValueFromPipelineByPropertyName).Select(s => s.ParameterSetName).Take(1))
            {
                foreach (var odd in Odd)
                {
                    var row = new PSObject();
                    row.Properties.Add(new PSNoteProperty(parameter.Name, odd.Value));
                    var arguments = Sample.Mandatory(cmdlet, set == ParameterAttribute.AllParameterSets ? cmdlet.DefaultSet : set, pbx, except: parameter.Name);
                    Bound(name, arguments, pbx);
                    var mustBeRefused = odd.IsEmpty && MustBeRefusedInARow(parameter, odd.Value);
                    var result = Run(pbx, "$piped | & $name @arguments", name, arguments, row, mustBeRefused, out var sent);
                    wrong.AddRange(Complaints(result, sent, parameter, odd.Value, mustBeRefused).Select(c => $"{name}, column {parameter.Name} {odd.Name}: {c}"));
                }
            }
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_piped_value_that_is_empty_or_odd_is_refused(string name)
    {
        using var pbx = new SimulatedSession();
        var cmdlet = CmdletParameters.Of(Cmdlets[name]);
        if (!cmdlet.All.Any(p => p.Sets.Any(s => s.ValueFromPipeline)) || name == "Invoke-PortSipRestMethod")
            return;
        var wrong = new List<string>();
        // Nothing at all through the pipe is an empty pipeline.
        foreach (var odd in Odd.Where(o => o.IsEmpty && !ReferenceEquals(o.Value, AutomationNull.Value)))
        {
            var arguments = Sample.Mandatory(cmdlet, cmdlet.DefaultSet, pbx);
            foreach (var piped in cmdlet.All.Where(p => p.TakesPipelineInput))
                arguments.Remove(piped.Name);
            Bound(name, arguments, pbx);
            var result = Run(pbx, ", $piped | & $name @arguments", name, arguments, odd.Value, mustBeRefused: true, out var sent);
            wrong.AddRange(Complaints(result, sent, parameter: null, odd.Value, mustBeRefused: true).Select(c => $"{odd.Name} | {name}: {c}"));
        }
        Assert.Empty(wrong);
    }

    private static ScriptResult Run(SimulatedSession pbx, string script, string name, Hashtable arguments, object? piped, bool mustBeRefused, out IReadOnlyList<string> sent)
    {
        var result = RunOnce(pbx, script, name, arguments, piped, out sent);
        // A request that the previous command gave up may arrive only now. One of this command arrives again.
        return mustBeRefused && sent.Count > 0 ? RunOnce(pbx, script, name, arguments, piped, out sent) : result;
    }

    private static ScriptResult RunOnce(SimulatedSession pbx, string script, string name, Hashtable arguments, object? piped, out IReadOnlyList<string> sent)
    {
        pbx.Pbx.ClearJournal();
        var result = pbx.Run(script, ("name", name), ("arguments", arguments), ("piped", piped));
        EndSubscriptions(pbx);
        pbx.Pbx.Rules.Clear();
        sent = [.. pbx.Journal.Select(entry => $"{entry.Method} {entry.Path}")];
        return result;
    }

    private static void EndSubscriptions(SimulatedSession pbx)
    {
        if (pbx.Session.Runspace.Events.Subscribers.Count > 0)
            pbx.Run("Get-EventSubscriber | Unregister-Event");
    }

    // What is only tried has to end, and harm nobody.
    private static void Bound(string name, Hashtable arguments, SimulatedSession pbx)
    {
        if (name == "Wait-PortSipCall" && arguments["Id"] is "4711")
            arguments["Id"] = pbx.Single<string>("if (-not $active) { $active = New-PortSipCall 1001 1002 -WaitFor Answered }; $active.Id");
        if (name == "Wait-PortSipCall" && !arguments.ContainsKey("For"))
            arguments["For"] = PortSipCallMilestone.Ringing;
        if (name is "Watch-PortSipEvent" or "Wait-PortSipEvent" && !arguments.ContainsKey("TimeoutSec"))
            arguments["TimeoutSec"] = 1;
        if (OnlyWhatIf.Contains(name))
            arguments["WhatIf"] = true;
        else if (Cmdlets[name].GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess)
            arguments["Confirm"] = false;
        arguments["ErrorAction"] = "Continue";
        arguments["WarningAction"] = "SilentlyContinue";
    }

    private static IEnumerable<string> Complaints(ScriptResult result, IReadOnlyList<string> sent, CmdletParameter? parameter, object? value, bool mustBeRefused)
    {
        foreach (var error in result.Errors)
        {
            if (!OurIds.Contains(error.FullyQualifiedErrorId.Split(',')[0]) && error.Exception is not ParameterBindingException)
                yield return $"{error.FullyQualifiedErrorId}: {error.Exception.GetType().Name}: {error}";
        }
        if (!mustBeRefused)
            yield break;
        if (result.Errors.Count == 0)
            yield return "it is taken";
        else if (parameter is not null && SaysItItself(parameter, value) && !result.Errors[0].FullyQualifiedErrorId.StartsWith("ValidationFailed,", StringComparison.Ordinal))
            yield return $"it is refused by {result.Errors[0].FullyQualifiedErrorId}";
        if (sent.Count > 0)
            yield return $"it sent {string.Join(", ", sent)}";
    }

    private static bool MustBeRefused(CmdletParameter parameter, object? value) =>
        parameter.Property.PropertyType != typeof(SwitchParameter)
        && !parameter.Property.IsDefined(typeof(BlankIsAbsentAttribute))
        && !(parameter.Property.IsDefined(typeof(AllowEmptyCollectionAttribute)) && value is object[] { Length: 0 });

    private static bool MustBeRefusedInARow(CmdletParameter parameter, object? value) =>
        MustBeRefused(parameter, value)
        && !parameter.Property.IsDefined(typeof(BlankCellIsAbsentAttribute))
        // The binder takes a property without a value for none.
        && !ReferenceEquals(value, AutomationNull.Value)
        && !(parameter.Property.PropertyType == typeof(PortSipConnection) && value is null or DBNull or string or object[] { Length: 0 });

    // Text passes the binder whatever it is; other types the binder may refuse before us.
    private static bool SaysItItself(CmdletParameter parameter, object? value) =>
        ((parameter.Property.PropertyType == typeof(string) && value is not object[] { Length: > 0 }) || parameter.Property.PropertyType == typeof(string[]))
        && parameter.Property.GetCustomAttribute<ValidateArgumentsAttribute>() is null
        && parameter.Property.IsDefined(typeof(GivenTextAttribute));
}
