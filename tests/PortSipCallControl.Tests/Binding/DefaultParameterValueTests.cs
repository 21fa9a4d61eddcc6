using System.Collections;
using System.Management.Automation;
using System.Reflection;
using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Binding;

/// <summary>$PSDefaultParameterValues helps, and never gets in the way.</summary>
public sealed class DefaultParameterValueTests
{
    private static readonly Dictionary<string, Type> Cmdlets = CmdletUnderTest.All.ToDictionary(c => c.Key, c => c.Value.Type);

    public static TheoryData<string> Names => [.. Cmdlets.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("'*:TimeoutSec' = 30")]
    [InlineData("'*:TimeoutSec' = '30'")]
    [InlineData("'*:Credential' = $simulator.Credential")]
    [InlineData("'*:Server' = 'elsewhere.invalid'")]
    [InlineData("'*:Proxy' = 'http://127.0.0.1:1'")]
    [InlineData("'*:Proxy' = [uri]'http://127.0.0.1:1'")]
    [InlineData("'*:Proxy' = { 'http://127.0.0.1:1' }")]
    [InlineData("'*:Proxy' = ''")]
    [InlineData("'*:CertificateThumbprint' = @()")]
    [InlineData("'*:CertificateThumbprint' = ''")]
    [InlineData("'*:CertificateThumbprint' = @($null)")]
    [InlineData("'*:Con*' = 'nobody'")]
    [InlineData("'*:Connection' = $connection")]
    [InlineData("'*:Connection' = { $connection.Name }")]
    [InlineData("'*:Connection' = 'nobody'; Disabled = $true")]
    [InlineData("'Get-*:Connection' = 'nobody'")]
    [InlineData("'*PortSip*:*Proxy' = 'http://127.0.0.1:1'")]
    [InlineData("'New-PortSipCall:Domain' = 'test.io'")]
    [InlineData("'*:SkipCertificateCheck' = $true; '*:AllowUnencrypted' = $true; '*:CertificateThumbprint' = 'aa', 'bb'; '*:ProxyCredential' = $simulator.Credential")]
    [InlineData("'*:Server' = 'elsewhere.invalid'; '*:Domain' = 'test.io'; '*:Credential' = $simulator.Credential; '*:TimeoutSec' = 5; '*:MaximumRetryCount' = 1; '*:RetryIntervalSec' = 0.5")]
    [InlineData("'New-PortSipCall:ErrorOnFailure' = $true; 'New-PortSipCall:HangUpOnTimeout' = $true; 'New-PortSipCall:PollingIntervalSec' = 2")]
    public void A_default_that_doesn_t_fit_a_plain_call_is_ignored(string defaults)
    {
        using var pbx = new SimulatedSession();

        pbx.Get($"$PSDefaultParameterValues = @{{ {defaults} }}; New-PortSipCall 1001 1002; [pscustomobject]@{{ Caller = '1001'; Callee = '1002' }} | New-PortSipCall");

        Assert.Equal(Enumerable.Repeat("""POST /api/sessions {"caller":"1001","callee":"1002","send_sdp":true}""", 2), pbx.Requests);
    }

    [Theory]
    [InlineData("-TimeoutSec 20", "-TimeoutSec")]
    [InlineData("-Server pbx.example.com", "-Server")]
    [InlineData("-Domain test.io", "-Domain")]
    [InlineData("-Proxy http://127.0.0.1:2", "-Proxy")]
    [InlineData("-Credential $simulator.ExtensionCredential", "-Credential")]
    [InlineData("-SkipCertificateCheck", "-SkipCertificateCheck")]
    public void An_explicit_value_that_doesn_t_fit_is_refused(string argument, string named)
    {
        using var pbx = new SimulatedSession();

        foreach (var defaults in new[] { "@{}", "@{ '*:TimeoutSec' = 30; '*:Proxy' = 'http://127.0.0.1:1'; '*:Credential' = $simulator.Credential; 'Get-*:Server' = 'pbx.example.com' }" })
        {
            var result = pbx.Run($"$PSDefaultParameterValues = {defaults}; New-PortSipCall 1001 1002 {argument}");
            Assert.Equal("ValidationFailed", result.ErrorId);
            Assert.Contains(named, result.Error.ErrorDetails.Message);
        }
        Assert.Empty(pbx.Requests);
    }

    [Theory]
    [InlineData("New-PortSipCall 1001 1002")]
    [InlineData("[pscustomobject]@{ Caller = '1001'; Callee = '1002' } | New-PortSipCall")]
    [InlineData("Get-PortSipCall | Stop-PortSipCall")]
    [InlineData("Disconnect-PortSip")]
    public void A_default_connection_that_there_isn_t_is_not_the_last_one(string command)
    {
        using var pbx = new SimulatedSession();

        foreach (var name in new[] { "'nobody'", "{ 'nobody' }", "5", "@('lab', 'production')", "$null" })
            Assert.Equal("ValidationFailed", pbx.Run($"$PSDefaultParameterValues = @{{ '*PortSip*:Connection' = {name} }}; {command}").ErrorId);

        Assert.Empty(pbx.Requests);
        Assert.Single(pbx.Get("$PSDefaultParameterValues = @{}; Get-PortSipConnection -Default"));
    }

    [Fact]
    public void A_default_connection_gets_in_the_way_of_no_other_form()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("""
            $PSDefaultParameterValues = @{ '*:Connection' = 'nobody' }
            New-PortSipCall 1001 1002 -Direct -Server $simulator.Server -Domain test.io -Credential $simulator.ExtensionCredential
            New-PortSipCall 1001 1002 -Connection $connection
            """);

        Assert.Equal(2, pbx.Requests.Count);
    }

    [Fact]
    public void Switched_off_defaults_explain_nothing()
    {
        using var pbx = new SimulatedSession();

        Assert.Equal("ValidationFailed", pbx.Run("$PSDefaultParameterValues = @{ '*:TimeoutSec' = 30; Disabled = $true }; New-PortSipCall 1001 1002 -TimeoutSec 30").ErrorId);
    }

    [Fact]
    public void Defaults_that_fit_are_used()
    {
        using var pbx = new SimulatedSession();

        pbx.Get("""
            $PSDefaultParameterValues = @{ 'New-PortSipCall:UserData' = 'job 7'; '*:TimeoutSec' = 5; '*:Server' = $simulator.Server; '*:Domain' = 'test.io'; '*:Credential' = $simulator.ExtensionCredential }
            New-PortSipCall 1001 1002 -WaitFor Answered
            New-PortSipCall 1001 1002 -Direct
            """);

        Assert.Contains("\"user_data\":\"job 7\"", pbx.Requests[0]);
        Assert.Contains(pbx.Requests, r => r.StartsWith("GET /api/sessions/directly", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_default_never_chooses_the_parameter_set_nor_breaks_another(string name)
    {
        using var pbx = new SimulatedSession();
        // A campaign waits until its calls end.
        if (name == "Invoke-PortSipCampaign")
            pbx.Get("Set-PortSipSimulatorRule * Busy");
        var cmdlet = CmdletParameters.Of(Cmdlets[name]);
        var sets = cmdlet.All.SelectMany(p => p.Sets.Select(s => s.ParameterSetName).Concat(p.OnlyIn)).Where(s => s != ParameterAttribute.AllParameterSets).Distinct().ToList();
        foreach (var parameter in cmdlet.All.Where(p => p.OnlyIn.Count > 0))
        {
            foreach (var set in sets.Where(s => !parameter.FitsIn(s)))
            {
                var arguments = Sample.Mandatory(cmdlet, set, pbx);
                // The first one may have to learn which queues there are.
                Outcome(pbx, name, arguments, []);
                var without = Outcome(pbx, name, arguments, []);
                var with = Outcome(pbx, name, arguments, new Hashtable { [$"*:{parameter.Name}"] = Sample.Of(parameter.Property, pbx) });
                Assert.Equal(without, with);

                // What can come by the pipe comes by it.
                var row = new PSObject();
                foreach (var piped in cmdlet.All.Where(p => arguments.ContainsKey(p.Name) && p.Sets.Any(s => s.ValueFromPipelineByPropertyName)))
                {
                    row.Properties.Add(new PSNoteProperty(piped.Name, arguments[piped.Name]));
                    arguments.Remove(piped.Name);
                }
                if (row.Properties.Any())
                    Assert.Equal(Outcome(pbx, name, arguments, [], row), Outcome(pbx, name, arguments, new Hashtable { [$"*:{parameter.Name}"] = Sample.Of(parameter.Property, pbx) }, row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_is_a_member_of_each_set_that_nothing_typed_chooses(string name)
    {
        var cmdlet = CmdletParameters.Of(Cmdlets[name]);
        var exclusive = cmdlet.All.Where(p => p.Sets is [{ Mandatory: true } s] && s.ParameterSetName != ParameterAttribute.AllParameterSets).ToLookup(p => p.Sets[0].ParameterSetName);
        var sets = cmdlet.All.SelectMany(p => p.Sets).Select(s => s.ParameterSetName).Append(cmdlet.DefaultSet).Where(s => s != ParameterAttribute.AllParameterSets).Distinct();
        var open = sets.Where(set => (set == cmdlet.DefaultSet || exclusive[set].Any()) && exclusive[set].All(p => p.TakesPipelineInput)).ToList();

        // A default for it would take the other sets away before the piped object, or nothing at all, could choose one of them.
        var stealing = from parameter in cmdlet.All
                       where parameter.Sets.All(s => s.ParameterSetName != ParameterAttribute.AllParameterSets) && !parameter.Sets.Any(s => s.Mandatory)
                       from set in open
                       where parameter.Sets.All(s => s.ParameterSetName != set)
                       select $"-{parameter.Name} is no member of {set}";
        Assert.Empty(stealing);
    }

    private static (string Errors, string Requests) Outcome(SimulatedSession pbx, string name, Hashtable arguments, Hashtable defaults, PSObject? row = null)
    {
        pbx.Pbx.ClearJournal();
        var result = pbx.Run(
            $"$PSDefaultParameterValues = $defaults; {(row is null ? "" : "$row | ")}& $name @arguments -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable problems; $PSDefaultParameterValues = @{{}}; $problems | ForEach-Object FullyQualifiedErrorId"
                .Replace(Cmdlets[name].GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess ? "\0" : " -Confirm:$false", "", StringComparison.Ordinal),
            ("name", name), ("arguments", arguments), ("defaults", defaults), ("row", row));
        pbx.Run("$PSDefaultParameterValues = @{}; Get-EventSubscriber | Unregister-Event");
        return (string.Join(" ", result.Errors.Select(e => e.FullyQualifiedErrorId).Concat(result.Output.Select(o => o?.BaseObject).OfType<string>())), string.Join("\n", pbx.Requests));
    }
}
