using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using PortSip.Client;
using PortSip.Simulator;

namespace PortSipCallControl.Tests.Conventions;

/// <summary>Rules for every cmdlet, so that no one has to remember them.</summary>
public sealed class CmdletConventionTests
{
    // The name that the objects of Invoke-PortSipRestMethod have for their view; they are of no type of ours.
    private const string AnswerView = "PortSipCallControl.RestObject";

    private static readonly Assembly Module = typeof(ConnectedCmdlet).Assembly;

    private static readonly Type[] Cmdlets = [.. Module.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Cmdlet)) && !t.IsAbstract)];

    // Impact "None": it asks nobody, since it changes nothing.
    private static readonly Dictionary<string, ConfirmImpact> Impacts = new()
    {
        ["Connect-PortSip"] = ConfirmImpact.Low,
        ["Disconnect-PortSip"] = ConfirmImpact.Low,
        ["Get-PortSipConnection"] = ConfirmImpact.None,
        ["Set-PortSipConnection"] = ConfirmImpact.Low,
        ["Test-PortSipConnection"] = ConfirmImpact.None,
        ["Get-PortSipProfile"] = ConfirmImpact.None,
        ["Save-PortSipProfile"] = ConfirmImpact.Low,
        ["Remove-PortSipProfile"] = ConfirmImpact.Medium,
        ["Export-PortSipReport"] = ConfirmImpact.Low,
        ["Export-PortSipSimulatorTenant"] = ConfirmImpact.Low,
        ["Import-PortSipSimulatorTenant"] = ConfirmImpact.Low,
        ["New-PortSipCall"] = ConfirmImpact.Medium,
        ["New-PortSipCallUri"] = ConfirmImpact.None,
        ["Get-PortSipCall"] = ConfirmImpact.None,
        ["Suspend-PortSipCall"] = ConfirmImpact.Low,
        ["Resume-PortSipCall"] = ConfirmImpact.Low,
        ["Invoke-PortSipTransfer"] = ConfirmImpact.Medium,
        ["Stop-PortSipCall"] = ConfirmImpact.Medium,
        ["Wait-PortSipCall"] = ConfirmImpact.Low,
        ["Get-PortSipCallTimeline"] = ConfirmImpact.None,
        ["Assert-PortSipCall"] = ConfirmImpact.None,
        ["Wait-PortSipEvent"] = ConfirmImpact.None,
        ["Watch-PortSipEvent"] = ConfirmImpact.Low,
        ["Register-PortSipEvent"] = ConfirmImpact.Low,
        ["Get-PortSipExtension"] = ConfirmImpact.None,
        ["Set-PortSipExtension"] = ConfirmImpact.Low,
        ["Disconnect-PortSipDevice"] = ConfirmImpact.Medium,
        ["Get-PortSipTrunk"] = ConfirmImpact.None,
        ["Get-PortSipQueue"] = ConfirmImpact.None,
        ["Get-PortSipQueueMember"] = ConfirmImpact.None,
        ["Get-PortSipQueueStatistic"] = ConfirmImpact.None,
        ["Add-PortSipQueueMember"] = ConfirmImpact.Low,
        ["Remove-PortSipQueueMember"] = ConfirmImpact.Medium,
        ["Get-PortSipNightMode"] = ConfirmImpact.None,
        ["Set-PortSipNightMode"] = ConfirmImpact.Medium,
        ["New-PortSipSimulatorCall"] = ConfirmImpact.Low,
        ["Get-PortSipRingGroup"] = ConfirmImpact.None,
        ["Get-PortSipRingGroupMember"] = ConfirmImpact.None,
        ["Add-PortSipRingGroupMember"] = ConfirmImpact.Low,
        ["Remove-PortSipRingGroupMember"] = ConfirmImpact.Medium,
        ["Get-PortSipConference"] = ConfirmImpact.None,
        ["Set-PortSipConference"] = ConfirmImpact.Low,
        ["Add-PortSipConferenceParticipant"] = ConfirmImpact.Medium,
        ["Set-PortSipConferenceParticipant"] = ConfirmImpact.Low,
        ["Remove-PortSipConferenceParticipant"] = ConfirmImpact.Medium,
        ["Join-PortSipCall"] = ConfirmImpact.Medium,
        ["Get-PortSipVoicemail"] = ConfirmImpact.None,
        ["Save-PortSipVoicemail"] = ConfirmImpact.Low,
        ["Set-PortSipVoicemail"] = ConfirmImpact.Low,
        ["Remove-PortSipVoicemail"] = ConfirmImpact.High,
        ["Get-PortSipBlockedNumber"] = ConfirmImpact.None,
        ["Add-PortSipBlockedNumber"] = ConfirmImpact.Low,
        ["Remove-PortSipBlockedNumber"] = ConfirmImpact.Medium,
        ["Get-PortSipQueueCaller"] = ConfirmImpact.None,
        ["Receive-PortSipQueueCall"] = ConfirmImpact.Low,
        ["Get-PortSipAgent"] = ConfirmImpact.None,
        ["Set-PortSipAgent"] = ConfirmImpact.Low,
        ["Set-PortSipPresence"] = ConfirmImpact.Low,
        ["Start-PortSipMonitor"] = ConfirmImpact.Medium,
        ["Get-PortSipMonitorGroup"] = ConfirmImpact.None,
        ["Add-PortSipMonitorGroupMember"] = ConfirmImpact.Low,
        ["Remove-PortSipMonitorGroupMember"] = ConfirmImpact.High,
        ["Measure-PortSipCall"] = ConfirmImpact.None,
        ["Move-PortSipCall"] = ConfirmImpact.Low,
        ["Receive-PortSipCall"] = ConfirmImpact.Low,
        ["Get-PortSipCdr"] = ConfirmImpact.None,
        ["Get-PortSipCallLog"] = ConfirmImpact.None,
        ["Get-PortSipRecording"] = ConfirmImpact.None,
        ["Save-PortSipRecording"] = ConfirmImpact.Low,
        ["Remove-PortSipRecording"] = ConfirmImpact.High,
        ["Invoke-PortSipCampaign"] = ConfirmImpact.Medium,
        ["Invoke-PortSipRestMethod"] = ConfirmImpact.Medium,
        ["Show-PortSipWallboard"] = ConfirmImpact.None,
        ["Start-PortSipWallboard"] = ConfirmImpact.Low,
        ["Stop-PortSipWallboard"] = ConfirmImpact.Low,
        ["Start-PortSipSimulator"] = ConfirmImpact.Low,
        ["Stop-PortSipSimulator"] = ConfirmImpact.Low,
        ["Get-PortSipSimulator"] = ConfirmImpact.None,
        ["Set-PortSipSimulatorRule"] = ConfirmImpact.Low,
        ["Get-PortSipSimulatorRequest"] = ConfirmImpact.None,
        ["Assert-PortSipSimulatorRequest"] = ConfirmImpact.None,
        ["Step-PortSipSimulator"] = ConfirmImpact.Low,
    };

    public static TheoryData<string> Names => [.. Cmdlets.Select(Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_has_an_approved_verb_and_a_singular_noun_of_ours(string name)
    {
        var (verb, noun) = (name.Split('-')[0], name.Split('-')[1]);
        var approved = typeof(VerbsCommon).Assembly.GetExportedTypes().Where(t => t.IsAbstract && t.IsSealed && t.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields()).Select(f => (string?)f.GetRawConstantValue());

        Assert.Contains(verb, approved);
        Assert.Matches("^PortSip([A-Z][A-Za-z]*[^s])?$", noun);
        Assert.Equal($"{verb}{noun}Command", Type(name).Name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_says_what_it_emits(string name) => Assert.NotEmpty(Type(name).GetCustomAttributes<OutputTypeAttribute>());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlet_that_changes_state_asks_with_the_impact_of_its_kind(string name)
    {
        var attribute = Type(name).GetCustomAttribute<CmdletAttribute>()!;

        Assert.True(Impacts.TryGetValue(name, out var impact), "Its impact stands in no table: add it.");
        Assert.Equal(impact != ConfirmImpact.None, attribute.SupportsShouldProcess);
        if (attribute.SupportsShouldProcess)
            Assert.Equal(impact, attribute.ConfirmImpact);
    }

    [Fact]
    public void Every_cmdlet_is_in_the_manifest_and_the_manifest_names_no_other()
    {
        using var session = new PowerShellSession();

        var exported = session.Get("(Test-ModuleManifest $manifest).ExportedCmdlets.Keys", ("manifest", ModuleUnderTest.Manifest)).Select(o => o.ToString());

        Assert.Equal(Cmdlets.Select(Name).Order(StringComparer.Ordinal), exported.Order(StringComparer.Ordinal));
        Assert.Equal(Cmdlets.Length, session.Get("Get-Command -Module PortSipCallControl").Count);
    }

    [Fact]
    public void Everything_of_ours_that_a_cmdlet_emits_has_a_view()
    {
        var views = XDocument.Load(Path.Combine(ModuleUnderTest.Root, "PortSipCallControl.Format.ps1xml")).Descendants("TypeName").Select(e => e.Value).ToHashSet();
        var emitted = Cmdlets.SelectMany(c => c.GetCustomAttributes<OutputTypeAttribute>()).SelectMany(a => a.Type).Select(t => t.Name)
            .Where(n => n.StartsWith("PortSip", StringComparison.Ordinal)).Distinct();

        Assert.All(emitted, type => Assert.Contains(type, views));
    }

    [Fact]
    public void Everything_of_ours_that_has_a_view_shows_chosen_properties_in_a_list_and_they_exist()
    {
        var types = OurTypes.ToDictionary(t => t.FullName!);
        var extensions = XDocument.Load(Path.Combine(ModuleUnderTest.Root, "PortSipCallControl.Types.ps1xml")).Root!.Elements("Type").ToList();
        var added = extensions.SelectMany(t => t.Descendants("ScriptProperty").Select(p => $"{t.Element("Name")!.Value}.{p.Element("Name")!.Value}")).ToHashSet();
        var sets = extensions.ToDictionary(
            t => t.Element("Name")!.Value,
            t => t.Descendants("PropertySet").Where(s => s.Element("Name")!.Value == "DefaultDisplayPropertySet").Descendants("ReferencedProperties").Elements().Select(e => e.Value).ToList());
        var viewed = XDocument.Load(Path.Combine(ModuleUnderTest.Root, "PortSipCallControl.Format.ps1xml")).Descendants("TypeName").Select(e => e.Value).Distinct();

        Assert.All(viewed.Except([AnswerView]), name => Assert.NotEmpty(sets[name]));
        Assert.Empty(from set in sets from property in set.Value where types[set.Key].GetProperty(property) is null && !added.Contains($"{set.Key}.{property}") select $"{set.Key}.{property}");
    }

    [Fact]
    public void Everything_of_ours_that_has_a_view_says_in_a_line_what_it_is()
    {
        var viewed = XDocument.Load(Path.Combine(ModuleUnderTest.Root, "PortSipCallControl.Format.ps1xml")).Descendants("TypeName").Select(e => e.Value).ToHashSet();

        // A record's own ToString prints every property, and an object's its type.
        Assert.All(OurTypes.Where(t => viewed.Contains(t.FullName!)), type =>
        {
            var method = type.GetMethod(nameof(ToString), [])!;
            Assert.False(method.DeclaringType == typeof(object) || method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false), $"{type} has no ToString of its own.");
        });
    }

    [Fact]
    public void The_names_in_the_views_are_names_of_types()
    {
        var known = OurTypes.Select(t => t.FullName).ToHashSet();
        string[] files = ["PortSipCallControl.Format.ps1xml", "PortSipCallControl.Types.ps1xml"];
        var named = files.SelectMany(f => XDocument.Load(Path.Combine(ModuleUnderTest.Root, f)).Descendants())
            .Where(e => e.Name.LocalName == "TypeName" || (e.Name.LocalName == "Name" && e.Parent!.Name.LocalName == "Type")).Select(e => e.Value);

        Assert.All(named.Except([AnswerView]), name => Assert.Contains(name, known));
    }

    [Fact]
    public void The_module_comes_from_the_folder_that_ships() =>
        Assert.Equal(Path.Combine(ModuleUnderTest.Root, "lib", "net8.0"), Path.GetDirectoryName(Module.Location));

    [Fact]
    public void Nothing_is_async_void() => Assert.Empty(
        new[] { Module, typeof(PortSipCall).Assembly, typeof(SimulatorJournalEntry).Assembly }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
            .Where(m => m.ReturnType == typeof(void) && m.IsDefined(typeof(AsyncStateMachineAttribute)))
            .Select(m => $"{m.DeclaringType}.{m.Name}"));

    [Fact]
    public void Dependencies_point_one_way()
    {
        var client = References(typeof(PortSipCall).Assembly);
        var simulator = References(typeof(SimulatorJournalEntry).Assembly);

        Assert.DoesNotContain(client, n => n is "System.Management.Automation" or "PortSipCallControl" or "PortSip.Simulator");
        Assert.DoesNotContain(simulator, n => n is "System.Management.Automation" or "PortSipCallControl" or "PortSip.Client");
        Assert.All(References(Module), n => Assert.Matches("^(System|PortSip|Microsoft|netstandard)", n));
    }

    private static IEnumerable<Type> OurTypes => new[] { Module, typeof(PortSipCall).Assembly, typeof(SimulatorJournalEntry).Assembly }.SelectMany(a => a.GetExportedTypes());

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(n => n.Name!);

    private static Type Type(string name) => Cmdlets.Single(c => Name(c) == name);

    private static string Name(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }
}
