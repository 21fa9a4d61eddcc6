using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using PortSipCallControl.Tests.Help;

namespace PortSipCallControl.Tests.Strangers;

/// <summary>A table that strangers filled is piped to cmdlets. The binder's messages about its cells don't affect a terminal either.</summary>
public sealed class HostileArgumentTests
{
    private static readonly Dictionary<string, Type> Cmdlets = CmdletUnderTest.All.ToDictionary(c => c.Key, c => c.Value.Type);

    public static TheoryData<string> Names => [.. Cmdlets.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Why_a_cell_or_an_object_doesn_t_fit_is_said_with_symbols(string name)
    {
        using var runspace = RunspaceFactory.CreateRunspace();
        runspace.Open();
        var before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = runspace;
        try
        {
            foreach (var parameter in Cmdlets[name].GetProperties())
            {
                foreach (var attribute in parameter.GetCustomAttributes<ArgumentTransformationAttribute>().Where(a => a is not CredentialAttribute))
                {
                    foreach (var given in Hostile())
                        Terminal.AssertHarmless(Refusal(attribute, given));
                }
            }
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }

    [Theory]
    [InlineData("NoSdp")]
    [InlineData("AdditionalHeader")]
    [InlineData("Connection")]
    [InlineData("Caller")]
    public async Task The_error_of_a_row_shows_only_symbols(string column)
    {
        await using var hostile = await HostileSession.StartAsync();

        var error = hostile.Session.Run($"$row = @{{ Caller = '1001'; Callee = '1002' }}; $row['{column}'] = \"no $words\"; [pscustomobject]$row | New-PortSipCall").Error;

        Terminal.AssertHarmless(error.ToString());
        Terminal.AssertHarmless(error.Exception.Message);
        Assert.Contains("no x\u241b", error.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<object> Hostile()
    {
        yield return HostilePbx.Words;
        yield return PSObject.AsPSObject(HostilePbx.Words);
        yield return new object[] { HostilePbx.Words, new object[] { HostilePbx.Words } };
        yield return new Uri(HostilePbx.Words, UriKind.Relative);
        yield return new System.Collections.Hashtable { [HostilePbx.Words] = HostilePbx.Words };
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty(HostilePbx.Words, HostilePbx.Words));
        yield return row;
    }

    private static string? Refusal(ArgumentTransformationAttribute attribute, object given)
    {
        try
        {
            attribute.Transform(null!, given);
            return null;
        }
        catch (ArgumentTransformationMetadataException e)
        {
            return e.Message;
        }
    }
}
